import { describe, expect, it } from '@jest/globals';
import { csvLines, parse } from '@jalon/http';
import type { SessionAgenda } from './session-agenda.projection.ts';
import { sessionColumns, sessionEntryOf, sessionListQuery, sessionListSchema } from './session-list.ts';

const session: SessionAgenda = {
  id: 'S16-EXAMPL',
  revision: 3,
  committee: 'C16-EXAMPL',
  campaign: '2016',
  heldOn: '2016-02-15',
  place: 'Hôtel de ville, salle 3',
  status: 'minuted',
  members: [{ id: 'lea', name: 'Léa', organisation: 'Ville de Roubaix', interests: [] }],
  quorumPercent: 50,
  present: ['lea'],
  excused: [],
  items: [],
  minutes: 'Rien à signaler.',
};

describe('The list of sessions', () => {
  it('counts the agenda instead of telling it', () => {
    const entry = sessionEntryOf(session);
    expect(entry).toMatchObject({ id: 'S16-EXAMPL', dossiers: 0 });
    expect(Object.keys(entry)).not.toEqual(expect.arrayContaining(['items']));
    expect(entry).not.toHaveProperty('members');
    expect(entry).not.toHaveProperty('minutes');
  });

  it('is filtered by committee, state and days, both ends included', () => {
    const asked = {
      committee: 'C16-EXAMPL',
      heldFrom: '2016-01-01',
      heldUntil: '2016-06-30',
      status: 'minuted',
    };
    expect(sessionListQuery(parse(sessionListSchema, asked)).filter).toEqual({
      committee: 'C16-EXAMPL',
      status: 'minuted',
      heldOn: { $gte: '2016-01-01', $lte: '2016-06-30' },
    });
    expect(sessionListQuery(parse(sessionListSchema, {})).filter ?? {}).toEqual({});
  });

  it('leaves as a file for a spreadsheet', () => {
    expect(csvLines(sessionColumns, [sessionEntryOf(session)]).split('\r\n')).toEqual([
      'séance,campagne,comité,jour,lieu,état,présents,dossiers',
      'S16-EXAMPL,2016,C16-EXAMPL,2016-02-15,"Hôtel de ville, salle 3",minuted,1,0',
      '',
    ]);
  });
});
