import { describe, expect, it } from '@jest/globals';
import type { Position, Recorded } from '@jalon/event-store';
import { type Day, type Instant, cents } from '@jalon/kernel';
import type { CommitmentEvent } from '../commitment/commitment.events.ts';
import { openedAs } from './grant.examples.ts';
import type { GrantDocument } from './grant-document.ts';
import { grantRows, grantView, porteurGrants } from './grant-view.ts';
import { grants } from './grants.projection.ts';

const day = (text: string) => text as Day;
const officer = { id: 'fatou', name: 'Fatou' };
const act = (date: string) => ({ reference: 'DEL-7', date: day(date) });

type Heard = Parameters<typeof grants.evolve>[1];

/** The grant after facts of its stream, each recorded on its own day. */
function after(...facts: readonly (readonly [on: string, fact: CommitmentEvent])[]): GrantDocument {
  let grant: GrantDocument | undefined;
  facts.forEach(([on, fact], revision) => {
    const at = `${on}T10:00:00.000Z` as Instant;
    const caused = { commandId: 'c', correlationId: 'c', causationId: 'c' };
    const recorded = {
      ...fact,
      id: `00000000-0000-5000-8000-${String(revision).padStart(12, '0')}`,
      version: 1,
      stream: 'commitment-D16-EXAMPL.1',
      revision,
      position: (revision + 1) as Position,
      recordedAt: at,
      metadata: { actor: { id: 'fatou', role: 'finance' }, occurredAt: at, ...caused },
    } as Recorded<CommitmentEvent>;
    if (isHeard(recorded)) grant = grants.evolve(grant, recorded, 'D16-EXAMPL.1');
  });
  if (grant === undefined) throw new Error('No grant');
  return grant;
}

function isHeard(event: Recorded<CommitmentEvent>): event is Heard {
  return (grants.types as readonly string[]).includes(event.type);
}

const committed: CommitmentEvent = {
  type: 'AccountingCommitmentMade',
  data: { number: 'EC-1', amount: cents(30_000_00), exercice: 2016, madeOn: day('2016-05-20') },
};
const numbered: CommitmentEvent = {
  type: 'LegalCommitmentMade',
  data: {
    act: act('2016-05-10'),
    ej: '2102368447',
    exercice: 2016,
    amount: cents(30_000_00),
    committedOn: day('2016-06-01'),
  },
};
const liquidated = (liquidation: string, amount: number, settledOn: string): CommitmentEvent => ({
  type: 'LiquidationSettled',
  data: {
    liquidation,
    certificate: `c-${liquidation}`,
    kind: 'advance',
    amount: cents(amount),
    computation: 'selon l’échéancier',
    settledBy: officer,
    settledOn: day(settledOn),
  },
});
const ordered = (liquidation: string, exercice: number, amount: number): CommitmentEvent => ({
  type: 'PaymentOrderIssued',
  data: {
    order: `o-${liquidation}`,
    number: 1,
    exercice,
    bordereau: 1,
    liquidation,
    amount: cents(amount),
    account: '1234',
    pieces: [],
    issuedBy: officer,
    issuedOn: day(`${exercice}-12-30`),
  },
});
const paid = (order: string, amount: number, paidOn: string): CommitmentEvent => ({
  type: 'PaymentRecorded',
  data: { order, amount: cents(amount), paidOn: day(paidOn), reference: 'VIR-1' },
});

const lifeOverTwoYears = [
  ['2016-05-15', openedAs()],
  ['2016-05-20', committed],
  ['2016-06-01', numbered],
  ['2016-06-10', liquidated('l1', 15_000_00, '2016-06-10')],
  ['2016-06-12', ordered('l1', 2016, 15_000_00)],
  ['2016-06-20', paid('o-l1', 15_000_00, '2016-06-20')],
  [
    '2017-01-05',
    {
      type: 'LegalNumberChanged',
      data: { ej: '2102999999', exercice: 2017, since: day('2017-01-02') },
    },
  ],
  ['2017-04-01', liquidated('l2', 10_000_00, '2017-04-01')],
  ['2017-04-03', ordered('l2', 2017, 10_000_00)],
  ['2017-04-20', paid('o-l2', 10_000_00, '2017-04-20')],
  [
    '2017-04-30',
    { type: 'RemainderReleased', data: { amount: cents(5_000_00), reason: 'Coût réel moindre' } },
  ],
] as const satisfies readonly (readonly [string, CommitmentEvent])[];

describe('A grant through its years', () => {
  it('counts each exercice apart, under the number that it had then', () => {
    expect(grantView(after(...lifeOverTwoYears)).exercices).toEqual([
      {
        exercice: 2016,
        ej: '2102368447',
        committed: 30_000_00,
        released: 0,
        liquidated: 15_000_00,
        ordered: 15_000_00,
        paid: 15_000_00,
        recovered: 0,
      },
      {
        exercice: 2017,
        ej: '2102999999',
        committed: 0,
        released: 5_000_00,
        liquidated: 10_000_00,
        ordered: 10_000_00,
        paid: 10_000_00,
        recovered: 0,
      },
    ]);
  });

  it('makes its totals to the cent: paid and released are what was committed', () => {
    const { totals } = after(...lifeOverTwoYears);
    expect(totals.paid + totals.released).toBe(totals.committed);
  });

  it('counts a liquidation of January in the exercice that pays it', () => {
    const grant = after(
      ['2016-05-15', openedAs()],
      ['2016-05-20', committed],
      ['2017-01-10', liquidated('l1', 1_000_00, '2017-01-10')],
      ['2017-01-11', ordered('l1', 2016, 1_000_00)],
      ['2017-01-20', paid('o-l1', 1_000_00, '2017-01-20')],
    );
    expect(grant.exercices).toMatchObject([
      { exercice: 2016, liquidated: 1_000_00, ordered: 1_000_00, paid: 1_000_00 },
      { exercice: 2017, liquidated: 0, ordered: 0, paid: 0 },
    ]);
  });

  it('takes off where it was counted what is rejected, withdrawn, or comes back', () => {
    const grant = after(
      ...lifeOverTwoYears.slice(0, 6),
      [
        '2017-02-01',
        {
          type: 'PaymentRecordWithdrawn',
          data: { order: 'o-l1', amount: cents(15_000_00), reference: 'VIR-1', reason: 'Autre mandat' },
        },
      ],
      [
        '2017-02-02',
        {
          type: 'PaymentOrderRejected',
          data: { order: 'o-l1', reason: 'Compte clos', rejectedOn: day('2017-02-02') },
        },
      ],
      [
        '2017-03-01',
        {
          type: 'RecoveryOrderIssued',
          data: {
            recovery: 'r1',
            number: 1,
            exercice: 2017,
            amount: cents(500_00),
            reason: 'Trop-perçu',
            heardOn: day('2017-02-15'),
            issuedOn: day('2017-03-01'),
            issuedBy: officer,
          },
        },
      ],
      [
        '2018-03-01',
        {
          type: 'RecoveryCollected',
          data: { recovery: 'r1', amount: cents(500_00), collectedOn: day('2018-03-01'), reference: 'T-1' },
        },
      ],
    );
    expect(grant.exercices).toMatchObject([
      { exercice: 2016, liquidated: 15_000_00, ordered: 0, paid: 0 },
      { exercice: 2017, recovered: 500_00 },
    ]);
  });

  it('follows the acts that raise, lower or cancel it', () => {
    const raised = after(
      ...lifeOverTwoYears.slice(0, 3),
      [
        '2017-02-01',
        {
          type: 'CommitmentIncreased',
          data: { amount: cents(2_000_00), committed: cents(32_000_00), act: act('2017-02-01') },
        },
      ],
      [
        '2017-02-02',
        {
          type: 'CommitmentReduced',
          data: { amount: cents(1_000_00), committed: cents(31_000_00), act: act('2017-02-02') },
        },
      ],
    );
    expect([raised.granted, raised.totals.committed]).toEqual([31_000_00, 31_000_00]);
    const cancelled = after(
      ['2016-05-15', openedAs()],
      ['2016-05-16', { type: 'CommitmentCancelled', data: { amount: cents(30_000_00), reason: 'Retrait' } }],
    );
    expect(cancelled).toMatchObject({ granted: 0, cancelled: true, exercices: [] });
  });

  it('keeps what happened before when a line is decided again after it was cancelled', () => {
    const again = after(
      ...lifeOverTwoYears.slice(0, 3),
      ['2016-07-01', { type: 'CommitmentCancelled', data: { amount: cents(30_000_00), reason: 'Réouvert' } }],
      ['2016-09-01', openedAs({ granted: cents(25_000_00) })],
      ['2016-09-02', { type: 'CommitmentCancelled', data: { amount: cents(25_000_00), reason: 'Retrait' } }],
      ['2016-09-03', openedAs({ granted: cents(25_000_00) })],
    );
    expect(again).toMatchObject({
      granted: 25_000_00,
      cancelled: false,
      totals: { committed: 30_000_00, released: 30_000_00 },
    });
  });
});

describe('The grants of a porteur', () => {
  it('are added up by exercice, whatever their numbers', () => {
    const one = after(...lifeOverTwoYears);
    const view = porteurGrants('P-CLUB01', [one, { ...one, commitment: 'D16-EXAMPL.2' }]);
    expect(view.exercices).toMatchObject([
      { exercice: 2016, committed: 60_000_00, paid: 30_000_00 },
      { exercice: 2017, committed: 0, paid: 20_000_00 },
    ]);
    expect(view.totals).toMatchObject({ granted: 60_000_00, committed: 60_000_00, paid: 50_000_00 });
    expect(grantRows(view.grants)).toHaveLength(4);
  });
});
