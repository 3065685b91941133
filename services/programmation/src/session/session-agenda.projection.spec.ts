import { describe, expect, it } from '@jest/globals';
import { type Instant, cents } from '@jalon/kernel';
import { documentsAlong } from '../projected.examples.ts';
import { sessionAgenda } from './session-agenda.projection.ts';
import type { SessionEvent } from './session.events.ts';
import { clubDossier, factsTo, schoolDossier, votes } from './session.examples.ts';
import { sessionStatuses } from './session.state.ts';

const after = (...facts: readonly SessionEvent[]) =>
  documentsAlong(sessionAgenda, 'session-S16-EXAMPL', facts).at(-1);

describe('The agenda of a session', () => {
  it.each(sessionStatuses.filter((status) => status !== 'absent'))(
    'says that the session is %s once it is',
    (status) => {
      expect(after(...factsTo[status])).toMatchObject({ id: 'S16-EXAMPL', status });
    },
  );

  it('shows each dossier with its note, its porteur and what is proposed over its lines', () => {
    expect(after(...factsTo.scheduled)?.items).toMatchObject([
      {
        dossier: clubDossier,
        porteur: { id: 'P-CLUB' },
        instructionNote: 'À examiner.',
        proposed: 2_500_000,
      },
      { dossier: schoolDossier, porteur: { id: 'P-SCHOOL' }, recused: [] },
    ]);
  });

  it('follows its order, and lets a dossier go', () => {
    const reordered: SessionEvent = {
      type: 'AgendaReordered',
      data: { dossiers: [schoolDossier, clubDossier] },
    };
    const removed: SessionEvent = {
      type: 'AgendaItemRemoved',
      data: { dossier: schoolDossier, reason: 'Reporté' },
    };
    const dossiers = (...facts: SessionEvent[]) =>
      after(...factsTo.scheduled, ...facts)?.items.map(({ dossier }) => dossier);
    expect(dossiers(reordered)).toEqual([schoolDossier, clubDossier]);
    expect(dossiers(reordered, removed)).toEqual([clubDossier]);
  });

  it('shows what is proposed now, its note and its total', () => {
    const changed: SessionEvent = {
      type: 'AgendaItemChanged',
      data: {
        dossier: clubDossier,
        instructionNote: 'Examiné avec la ville.',
        proposals: [
          { lineId: 'L1', amount: cents(20_000_00) },
          { lineId: 'L2', amount: cents(1_000_00) },
        ],
      },
    };
    expect(after(...factsTo.scheduled, changed)?.items[0]).toMatchObject({
      dossier: clubDossier,
      instructionNote: 'Examiné avec la ville.',
      proposals: changed.data.proposals,
      proposed: 21_000_00,
    });
  });

  it('says who was there, who left and why, and what the committee thought', () => {
    const left: SessionEvent = {
      type: 'MemberRecused',
      data: { member: 'paul', dossier: clubDossier, interest: 'Trésorier du club' },
    };
    const advised: SessionEvent = {
      type: 'OpinionRecorded',
      data: {
        dossier: clubDossier,
        opinion: 'with-reservations',
        comment: 'À ouvrir aux filles.',
        ballots: votes(['lea', 'for'], ['marc', 'for'], ['nadia', 'abstain']),
        votes: { inFavour: 2, against: 0, abstained: 1 },
        recused: ['paul'],
        quorum: { entitled: 4, present: 3, needed: 2 },
      },
    };
    const closed: SessionEvent = {
      type: 'SessionClosed',
      data: { closedAt: '2016-02-15T12:00:00.000Z' as Instant, adjourned: [schoolDossier] },
    };
    const agenda = after(...factsTo.open, left, advised, closed);
    expect(agenda).toMatchObject({
      status: 'closed',
      present: ['lea', 'marc', 'nadia'],
      excused: ['omar'],
      items: [
        {
          dossier: clubDossier,
          opinion: 'with-reservations',
          comment: 'À ouvrir aux filles.',
          votes: { inFavour: 2, against: 0, abstained: 1 },
          ballots: [
            { member: 'lea', ballot: 'for' },
            { member: 'marc' },
            { member: 'nadia', ballot: 'abstain' },
          ],
          quorum: { entitled: 4, present: 3, needed: 2 },
          recused: [{ member: 'paul', interest: 'Trésorier du club' }],
        },
        { dossier: schoolDossier, opinion: 'adjourned' },
      ],
    });
  });

  it('says who chaired, between which instants, and who approved the minutes', () => {
    const { chair, openedAt, closedAt, minutes, minutesApprovedBy } = after(...factsTo.minuted) ?? {};
    const factOf = (type: SessionEvent['type']) => factsTo.minuted.find((fact) => fact.type === type)?.data;
    expect(factOf('SessionOpened')).toEqual({ chair, openedAt });
    expect(factOf('SessionClosed')).toMatchObject({ closedAt });
    expect(factOf('MinutesApproved')).toEqual({ text: minutes, approvedBy: minutesApprovedBy });
  });

  it('changes no document that it was given', () => {
    const documents = documentsAlong(sessionAgenda, 'session-S16-EXAMPL', factsTo.minuted);
    const copies = factsTo.minuted.map((_, nth) => after(...factsTo.minuted.slice(0, nth + 1)));
    expect(documents).toEqual(copies);
  });

  it('knows nothing of a session that was never scheduled', () => {
    expect(after(...factsTo.open.slice(1))).toBeUndefined();
  });
});
