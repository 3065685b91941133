import { describe, expect, it } from '@jest/globals';
import { type Day, DomainError, cents, sum } from '@jalon/kernel';
import fc from 'fast-check';
import type { OpenEnvelope } from '../envelope/envelope.state.ts';
import { type World, aWorld, carryOut } from './chain.examples.ts';
import { netCommitted, toOrder, toPay, toRecover, paidOf } from './commitment-amounts.state.ts';
import { type CommitmentIntentName, commitmentIntentNames } from './commitment.commands.ts';
import { people, terms } from './commitment.examples.ts';
import { ask } from './commitment-intents.examples.ts';
import type { CommitmentStatus, OpenCommitment } from './commitment.state.ts';

/** Five lines: three of one envelope, two of another. */
const lines = ['L1', 'L2', 'L3', 'L4', 'L5'] as const;
const envelopeOfLine = (line: (typeof lines)[number]) => (line > 'L3' ? 'etat.dre.2016' : 'etat.fipd.2016');
const idOf = (line: string) => `${terms.dossier}.${line}`;

/** One wish: on a line, an intent or the next step of the chain, an amount in cents, and which of the ids there are. */
interface Wish {
  readonly line: (typeof lines)[number];
  readonly name: CommitmentIntentName | 'next-step';
  readonly amount: number;
  readonly nth: number;
  readonly kind: 'advance' | 'instalment' | 'balance';
}

const wishes: fc.Arbitrary<readonly Wish[]> = fc.array(
  fc.record({
    line: fc.constantFrom(...lines),
    // Chance alone would rarely pay anything: two wishes in three go forward.
    name: fc.oneof(
      { weight: 2, arbitrary: fc.constant('next-step' as const) },
      { weight: 1, arbitrary: fc.constantFrom(...commitmentIntentNames) },
    ),
    amount: fc.oneof(fc.integer({ min: 0, max: 400 }), fc.constantFrom(20, 50, 100)),
    nth: fc.nat(5),
    kind: fc.constantFrom('advance', 'instalment', 'instalment', 'balance'),
  }),
  { minLength: 40, maxLength: 160, size: 'max' },
);

/** What a careful agent would do next. */
function nextStep(state: OpenCommitment | undefined): CommitmentIntentName {
  if (state === undefined || state.status === 'cancelled' || state.status === 'lapsed') return 'open';
  if (state.status === 'denied') return 'retry-reservation';
  if (state.status === 'reserved') return 'commit-accounting';
  if (state.status === 'accounting') return state.notification ? 'commit-legally' : 'hear-notification';
  if (toPay(state.amounts) > 0) return 'record-payment';
  if (toOrder(state.amounts) > 0) return 'issue-payment-order';
  if (toRecover(state.amounts) > 0) return 'collect-recovery';
  return state.certificates.some(({ liquidation }) => liquidation === undefined)
    ? 'settle-liquidation'
    : 'certify-service';
}

/** The wish in the words of the table: ids are those that the commitment has, when it has any. */
function asIntent({ line, name: wished, amount: some, nth, kind }: Wish, state: OpenCommitment | undefined) {
  const name = wished === 'next-step' ? nextStep(state) : wished;
  const amount = cents(some);
  const pick = <Value>(values: readonly Value[]): Value | undefined =>
    values[nth % Math.max(values.length, 1)];
  const standing = state?.orders.filter(({ rejection }) => rejection === undefined) ?? [];
  const order = standing.find((one) => paidOf(one) < one.amount);
  const rejectedOrder = pick(state?.orders.filter(({ rejection }) => rejection !== undefined) ?? []);
  const paidOrder = pick(standing.filter(({ payments }) => payments.length > 0));
  const payment = pick(paidOrder?.payments ?? []);
  const recovery = pick(state?.recoveries ?? []);
  const collection = pick(recovery?.collections ?? []);
  const waiting = state?.liquidations.filter((one) => one.order === undefined) ?? [];
  const liquidation = pick(waiting)?.liquidation ?? 'Q1';
  const certified = state?.certificates.filter((one) => one.liquidation === undefined) ?? [];
  const certificate = pick(certified)?.certificate ?? 'C1';
  const act = { reference: `AV-${some}-${nth}`, date: '2016-05-02' as Day };
  switch (name) {
    case 'open':
      return ask('open', {
        lineId: line,
        envelope: envelopeOfLine(line),
        granted: cents(some * 2),
        eligibleCost: cents(some * 4),
      });
    case 'hear-notification':
      return ask('hear-notification', { conventionRequired: false });
    case 'hear-report-accepted':
      return ask('hear-report-accepted', { actualCost: cents(some * 2) });
    case 'increase':
    case 'reduce':
      return ask(name, { amount, act });
    case 'certify-service':
      return ask('certify-service', { kind, pieces: ['Bilan'] });
    case 'settle-liquidation':
      return ask('settle-liquidation', { certificate, amount });
    case 'issue-payment-order': {
      const pieces = ['decision', 'convention', 'sums-already-paid', 'justifications'];
      return ask('issue-payment-order', { liquidation, pieces });
    }
    case 'record-payment': {
      const wanted = nth > 2 ? amount : (order?.amount ?? amount);
      return ask('record-payment', {
        order: order?.order ?? 'none',
        amount: wanted,
        reference: `V${some}-${nth}`,
      });
    }
    case 'reject-payment-order':
      return ask('reject-payment-order', { order: order?.order ?? 'none' });
    case 'withdraw-rejection':
      return ask('withdraw-rejection', { order: rejectedOrder?.order ?? 'none' });
    case 'withdraw-payment-record':
      return ask('withdraw-payment-record', {
        order: paidOrder?.order ?? 'none',
        amount: payment?.amount ?? amount,
        reference: payment?.reference ?? 'none',
      });
    case 'issue-recovery-order':
      return ask('issue-recovery-order', { amount });
    case 'collect-recovery':
      return ask('collect-recovery', {
        recovery: recovery?.recovery ?? 'none',
        amount: nth > 2 ? amount : (recovery?.amount ?? amount),
        reference: `E${some}-${nth}`,
      });
    case 'withdraw-recovery-collection':
      return ask('withdraw-recovery-collection', {
        recovery: recovery?.recovery ?? 'none',
        amount: collection?.amount ?? amount,
        reference: collection?.reference ?? 'none',
      });
    case 'write-off-recovery':
      return ask('write-off-recovery', { recovery: recovery?.recovery ?? 'none' });
    default:
      return ask(name);
  }
}

function whoAsks(name: CommitmentIntentName) {
  if (name === 'certify-service') return people.celia;
  return name.startsWith('hear-') ? people.jalon : people.farah;
}

const openOnes = ({ commitments }: World) =>
  [...commitments.values()].filter((state): state is OpenCommitment => state.status !== 'absent');

/** What is untrue, by name: comparing plainly is fast enough to look after every command. */
function untrue(claims: Readonly<Record<string, boolean>>): readonly string[] {
  return Object.keys(claims).filter((name) => claims[name] !== true);
}

/** R4 on each commitment: engagé ≥ liquidé ≥ mandaté ≥ payé − recouvré ≥ 0, and each amount is what its parts add up to. */
function brokenChain({ amounts, liquidations, orders, recoveries }: OpenCommitment): readonly string[] {
  const { liquidated, ordered, paid, recovered, recoveryOrdered, writtenOff } = amounts;
  const standing = orders.filter(({ rejection }) => rejection === undefined);
  return untrue({
    'no amount is negative': Object.values(amounts).every((amount) => amount >= 0),
    'committed ≥ liquidated': netCommitted(amounts) >= liquidated,
    'liquidated ≥ ordered': liquidated >= ordered,
    'ordered ≥ paid': ordered >= paid,
    'paid ≥ asked back': paid >= recoveryOrdered,
    'asked back ≥ recovered and written off': recoveryOrdered >= recovered + writtenOff,
    'paid − recovered ≥ 0': paid - recovered >= 0,
    'a debt has one standing order': standing.every(
      ({ order, liquidation }) =>
        liquidations.find((one) => one.liquidation === liquidation)?.order === order,
    ),
    'liquidated = Σ liquidations': liquidated === sum(liquidations.map(({ amount }) => amount)),
    'ordered = Σ orders': ordered === sum(standing.map(({ amount }) => amount)),
    'paid = Σ payments': paid === sum(orders.map(paidOf)),
    'asked back = Σ recoveries': recoveryOrdered === sum(recoveries.map(({ amount }) => amount)),
  });
}

/** R4 on each envelope, which agrees to the cent with what its commitments say of it. */
function brokenEnvelopes(world: World): readonly string[] {
  return [...world.envelopes].flatMap(([id, envelope]) => {
    const { authority, credits } = envelope as OpenEnvelope;
    const own = openOnes(world).filter(({ terms: { envelope: of } }) => of === id);
    const { consumed = 0, opened = 0 } = credits[2016] ?? {};
    return untrue({
      'reserved = Σ reserved': authority.reserved === sum(own.map(({ amounts }) => amounts.reserved)),
      'committed = Σ committed': authority.committed === sum(own.map(({ amounts }) => netCommitted(amounts))),
      'reserved + committed ≤ allocated': authority.reserved + authority.committed <= authority.allocated,
      'allocated ≤ voted': authority.allocated <= authority.voted,
      'consumed = Σ ordered': consumed === sum(own.map(({ amounts }) => amounts.ordered)),
      'consumed ≤ opened': consumed <= opened,
    });
  });
}

/** Orders that were rejected keep their numbers: from 1 on none is missing, none is given twice. */
function brokenNumbers(
  world: World,
  numbers: { orders: Set<number>; recoveries: Set<number> },
): readonly string[] {
  const exercice = world.exercices.get(2016);
  if (exercice === undefined || exercice.status === 'absent') return ['the exercice is open'];
  for (const { orders, recoveries } of openOnes(world)) {
    for (const { number } of orders) numbers.orders.add(number);
    for (const { number } of recoveries) numbers.recoveries.add(number);
  }
  const isGapless = (given: Set<number>, last: number) =>
    given.size === last && (last === 0 || Math.max(...given) === last);
  return untrue({
    'orders are numbered without a gap': isGapless(numbers.orders, exercice.paymentOrders),
    'recoveries are numbered without a gap': isGapless(numbers.recoveries, exercice.recoveryOrders),
  });
}

describe('R4, over several envelopes and lines', () => {
  it('holds after every command of any history, and orders are numbered without a gap', () => {
    const reached = new Set<CommitmentStatus>();
    fc.assert(
      fc.property(wishes, (history) => {
        let world = aWorld();
        // Those of a commitment that was given up and granted again stay here, no longer in its state.
        const numbers = { orders: new Set<number>(), recoveries: new Set<number>() };
        for (const wish of history) {
          const id = idOf(wish.line);
          const state = openOnes(world).find(({ terms: { commitment } }) => commitment === id);
          const asked = asIntent(wish, state);
          const after = carryOut(world, id, asked, whoAsks(asked.intent));
          if (after instanceof DomainError) continue;
          world = after;
          for (const { status } of openOnes(world)) reached.add(status);
          const broken = [
            ...openOnes(world).flatMap(brokenChain),
            ...brokenEnvelopes(world),
            ...brokenNumbers(world, numbers),
          ];
          if (broken.length > 0) throw new Error(`After ${asked.intent}: ${broken.join(', ')}`);
        }
      }),
      { numRuns: 400 },
    );
    // The histories go far enough for the property to mean something.
    expect([...reached]).toEqual(
      expect.arrayContaining([
        'denied',
        'ordered',
        'rejected',
        'paid',
        'settled',
        'in-recovery',
        'lapsed',
        'released',
      ]),
    );
  });
});
