import { describe, expect, it } from '@jest/globals';
import { proposingRecusals } from './proposed-recusals.ts';
import type { AgendaLine, SessionAgenda } from './session-agenda.projection.ts';

const line = (dossier: string, changes: Partial<AgendaLine> = {}): AgendaLine => ({
  dossier,
  title: dossier,
  porteur: { id: 'P-CLUB', name: 'Club de Roubaix' },
  instructionNote: 'Une action utile.',
  proposals: [],
  proposed: 0,
  recused: [],
  ...changes,
});

const session = (status: SessionAgenda['status'], ...items: AgendaLine[]): SessionAgenda => ({
  id: 'S16-EXAMPL',
  revision: 3,
  committee: 'C16-EXAMPL',
  campaign: '2016',
  heldOn: '2016-02-15',
  place: 'Roubaix',
  status,
  members: [
    { id: 'lea', name: 'Léa', organisation: 'Ville de Roubaix', interests: ['P-CLUB'] },
    { id: 'max', name: 'Max', organisation: 'Ville de Roubaix', interests: ['P-CLUB', 'P-REGIE'] },
    { id: 'zoe', name: 'Zoé', organisation: 'État', interests: [] },
  ],
  quorumPercent: 50,
  present: [],
  excused: [],
  items,
});

const proposed = (agenda: SessionAgenda) =>
  proposingRecusals(agenda).items.map(({ proposedRecusals }) => proposedRecusals.map(({ member }) => member));

describe('The agenda of a session', () => {
  it('proposes the recusal of the members who hold an office at the porteur (R19)', () => {
    const other = line('D2', { porteur: { id: 'P-REGIE', name: 'Régie' } });
    expect(proposed(session('scheduled', line('D1'), other))).toEqual([['lea', 'max'], ['max']]);
    expect(proposingRecusals(session('open', other)).items[0]?.proposedRecusals).toEqual([
      { member: 'max', name: 'Max' },
    ]);
  });

  it('proposes no longer what is noted', () => {
    const noted = line('D1', { recused: [{ member: 'lea', interest: 'Présidente' }] });
    expect(proposed(session('open', noted))).toEqual([['max']]);
  });

  it('proposes nothing once the opinion is given, or the session is over', () => {
    expect(proposed(session('open', line('D1', { opinion: 'favourable' })))).toEqual([[]]);
    expect(proposed(session('minuted', line('D1')))).toEqual([[]]);
  });

  it('keeps everything else as it was', () => {
    const agenda = session('open', line('D1'));
    const { items, ...rest } = proposingRecusals(agenda);
    const bare = items.map(({ proposedRecusals: _, ...item }) => item);
    expect({ ...rest, items: bare }).toEqual(agenda);
  });
});
