import { describe, expect, it } from '@jest/globals';
import type { Actor, Position, Recorded } from '@jalon/event-store';
import type { Instant } from '@jalon/kernel';
import type { EnvelopeEvent } from '../envelope.events.ts';
import { euros, funded, line } from '../envelope.examples.ts';
import { consumptionOf, movementsOf } from './envelope-consumption.projection.ts';

const process: Actor = { id: 'systeme', role: 'systeme' };
const fatou: Actor = { id: 'fatou', role: 'finance' };

interface Told {
  readonly fact: EnvelopeEvent;
  readonly on: string;
  readonly by: Actor;
}

const recorded = (told: readonly Told[]): readonly Recorded<EnvelopeEvent>[] =>
  told.map(({ fact, on, by }, revision) => {
    const at = `${on}T10:00:00.000Z` as Instant;
    return {
      ...fact,
      id: `00000000-0000-5000-8000-${String(revision).padStart(12, '0')}`,
      version: 1,
      stream: 'envelope-etat.fipd.2016',
      revision,
      position: (revision + 1) as Position,
      recordedAt: '2016-12-01T10:00:00.000Z' as Instant,
      metadata: { actor: by, occurredAt: at, commandId: 'c', correlationId: 'c', causationId: 'c' },
    } as Recorded<EnvelopeEvent>; // a fact of the union in its envelope is an event of the union
  });

const facts = recorded([
  ...funded.map((fact) => ({ fact, on: '2016-01-04', by: fatou })),
  {
    fact: { type: 'CreditReserved', data: { commitment: line, amount: euros(300), rank: 1 } },
    on: '2016-02-01',
    by: process,
  },
  {
    fact: { type: 'CreditReserved', data: { commitment: 'D2.L1', amount: euros(450), rank: 2 } },
    on: '2016-02-03',
    by: process,
  },
  {
    fact: {
      type: 'CreditReservationRefused',
      data: { commitment: 'D3.L1', amount: euros(51), available: euros(50) },
    },
    on: '2016-02-04',
    by: process,
  },
  {
    fact: {
      type: 'AuthorityCommitted',
      data: { commitment: line, amount: euros(300), fromReservation: true },
    },
    on: '2016-03-01',
    by: fatou,
  },
  {
    fact: {
      type: 'CreditReservationReleased',
      data: { commitment: 'D2.L1', amount: euros(450), reason: 'Retrait' },
    },
    on: '2016-02-20', // recorded after the commitment above, of an earlier day
    by: process,
  },
  {
    fact: {
      type: 'PaymentCreditsConsumed',
      data: { commitment: line, amount: euros(200), exercice: 2016, order: 'O1' },
    },
    on: '2016-03-01',
    by: fatou,
  },
]);

describe('The consumption of an envelope', () => {
  const { consumers, series } = consumptionOf(facts);

  it('names each line by its rank, with what it has, since when and by whose hand', () => {
    expect(consumers).toEqual([
      {
        rank: 1,
        commitment: line,
        since: '2016-02-01T10:00:00.000Z',
        by: process,
        reserved: 0,
        committed: euros(300),
        ordered: euros(200),
      },
      {
        rank: 2,
        commitment: 'D2.L1',
        since: '2016-02-03T10:00:00.000Z',
        by: process,
        reserved: 0,
        committed: 0,
        ordered: 0,
      },
    ]);
  });

  it('tells every movement in the order of the log, refusals too, and what was left after it', () => {
    expect(movementsOf(facts).map(({ type, rank, available }) => [type, rank, available])).toEqual([
      ['CreditReserved', 1, euros(500)],
      ['CreditReserved', 2, euros(50)],
      ['CreditReservationRefused', undefined, euros(50)],
      ['AuthorityCommitted', undefined, euros(50)],
      ['CreditReservationReleased', undefined, euros(500)],
      ['PaymentCreditsConsumed', undefined, euros(500)],
    ]);
  });

  it('goes over time by the days on which things took effect', () => {
    expect(
      series.map(({ day, reserved, committed, available, ordered }) => [
        day,
        reserved,
        committed,
        available,
        ordered,
      ]),
    ).toEqual([
      ['2016-01-04', 0, 0, euros(800), 0],
      ['2016-02-01', euros(300), 0, euros(500), 0],
      ['2016-02-03', euros(750), 0, euros(50), 0],
      ['2016-02-20', euros(300), 0, euros(500), 0],
      ['2016-03-01', 0, euros(300), euros(500), euros(200)],
    ]);
  });
});
