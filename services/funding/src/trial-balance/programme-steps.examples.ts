import { type Cents, type Day, cents } from '@jalon/kernel';
import fc from 'fast-check';
import { remainder } from '../commitment/commitment-amounts.state.ts';
import type { CommitmentIntent } from '../commitment/commitment.commands.ts';
import { terms } from '../commitment/commitment.examples.ts';
import type { Commitment } from '../commitment/commitment.state.ts';
import type { EnvelopeIntent } from '../envelope/envelope.commands.ts';
import { act } from '../envelope/envelope.examples.ts';

/** The lines that are granted on one envelope. */
export const lines = ['D1.L1', 'D2.L1', 'D3.L1'] as const;
export type Line = (typeof lines)[number];

/** Everything happens on one day: the order of the facts is what matters here. */
export const today = '2016-06-01' as Day;

export type BudgetStep = { readonly on: 'budget'; readonly asked: EnvelopeIntent };
/** `pick` chooses among the certificates, liquidations, orders that there are. */
export type LineStep = {
  readonly on: Line;
  readonly verb: (typeof verbs)[number];
  readonly amount: Cents;
  readonly pick: number;
};

const verbs = [
  'open',
  'retry-reservation',
  'hear-notification',
  'commit-accounting',
  'commit-legally',
  'increase',
  'reduce',
  'certify-service',
  'settle-liquidation',
  'issue-payment-order',
  'reject-payment-order',
  'withdraw-rejection',
  'record-payment',
  'withdraw-payment-record',
  'issue-recovery-order',
  'collect-recovery',
  'withdraw-recovery-collection',
  'write-off-recovery',
  'release',
  'lapse',
  'cancel',
] as const;

/** The intents that lead somewhere in their turn: chance alone would seldom pay anything. */
const ordinary = [
  'open',
  'hear-notification',
  'commit-accounting',
  'commit-legally',
  'certify-service',
  'settle-liquidation',
  'issue-payment-order',
  'record-payment',
] as const;

const amount = fc.integer({ min: 1, max: 400 }).map(cents);
const exercice = fc.constantFrom(2016, 2017);
const acting = fc.constant(act);
const operation = fc.constant('Actions');
const asks = <Name extends EnvelopeIntent['intent']>(name: Name) => fc.constant(name);

const budgetStep: fc.Arbitrary<BudgetStep> = fc
  .oneof<fc.Arbitrary<EnvelopeIntent>[]>(
    fc.record({ intent: asks('vote-authority'), amount, act: acting }),
    fc.record({ intent: asks('reduce-authority'), amount, act: acting }),
    fc.record({ intent: asks('allocate'), amount, act: acting, operation }),
    fc.record({ intent: asks('deallocate'), amount, act: acting, operation }),
    fc.record({ intent: asks('open-payment-credits'), amount, act: acting, exercice }),
    fc.record({ intent: asks('reduce-payment-credits'), amount, act: acting, exercice }),
  )
  .map((asked) => ({ on: 'budget', asked }));

const lineStep = (among: fc.Arbitrary<LineStep['verb']>): fc.Arbitrary<LineStep> =>
  fc.record({
    on: fc.constantFrom(...lines),
    verb: among,
    amount,
    pick: fc.nat({ max: 5 }),
  });

/** A budget, and two lines that go as far as a payment. */
const begun: readonly (BudgetStep | LineStep)[] = [
  ...[
    { intent: 'vote-authority' as const, amount: cents(5_000), act },
    { intent: 'allocate' as const, amount: cents(4_500), act, operation: 'Actions' },
    { intent: 'open-payment-credits' as const, amount: cents(2_500), act, exercice: 2016 },
    { intent: 'open-payment-credits' as const, amount: cents(1_900), act, exercice: 2017 },
  ].map((asked): BudgetStep => ({ on: 'budget', asked })),
  ...lines
    .slice(0, 2)
    .flatMap((on) => [
      ...ordinary.slice(0, 4).map((verb): LineStep => ({ on, verb, amount: cents(400), pick: 0 })),
      { on, verb: 'increase' as const, amount: cents(900), pick: 0 },
      ...ordinary.slice(4).map((verb): LineStep => ({ on, verb, amount: cents(400), pick: 0 })),
    ]),
];

export const steps = fc
  .array(
    fc.oneof<fc.Arbitrary<BudgetStep | LineStep>[]>(
      budgetStep,
      lineStep(fc.constantFrom(...verbs)),
      lineStep(fc.constantFrom(...ordinary)),
      lineStep(fc.constantFrom(...ordinary)),
    ),
    { maxLength: 120, size: 'max' },
  )
  .map((rest): readonly (BudgetStep | LineStep)[] => [...begun, ...rest]);

/** The intent of a step on what there is; undefined when there is nothing that it could name. */
export function intentOf(
  { on, verb, amount, pick }: LineStep,
  state: Commitment,
): CommitmentIntent | undefined {
  const reason = 'Parce que.';
  const deed = { reference: `ACTE-${amount}-${pick}`, date: today };
  const exercice = pick % 2 === 0 ? 2016 : 2017;
  if (verb === 'open') {
    const [dossier = '', lineId = ''] = on.split('.');
    const { commitment: _, ...others } = terms;
    return { ...others, intent: verb, dossier, lineId, granted: amount, eligibleCost: amount };
  }
  if (state.status === 'absent') return undefined;
  const one = <Item>(items: readonly Item[]) => items[pick % Math.max(items.length, 1)];
  switch (verb) {
    case 'retry-reservation':
      return { intent: verb };
    case 'hear-notification':
      return { intent: verb, notifiedOn: today, conventionRequired: false };
    case 'commit-accounting':
      return { intent: verb, number: 'EC-1', exercice };
    case 'commit-legally':
      return { intent: verb, act: deed, ej: '2102368447', exercice };
    case 'increase':
    case 'reduce':
      return { intent: verb, amount, act: deed };
    case 'certify-service':
      return { intent: verb, kind: 'instalment', basis: 'Vu', pieces: ['Bilan'] };
    case 'settle-liquidation': {
      const found = state.certificates.find(({ liquidation }) => liquidation === undefined);
      const part = cents(Math.min(amount, remainder(state.amounts)));
      return found && { intent: verb, certificate: found.certificate, amount: part };
    }
    case 'issue-payment-order': {
      const found = state.liquidations.find(({ order }) => order === undefined);
      const pieces = ['decision', 'convention', 'sums-already-paid', 'justifications'];
      return found && { intent: verb, liquidation: found.liquidation, exercice, pieces };
    }
    case 'reject-payment-order': {
      const found = one(state.orders);
      return found && { intent: verb, order: found.order, reason, rejectedOn: today };
    }
    case 'withdraw-rejection': {
      const found = one(state.orders.filter(({ rejection }) => rejection !== undefined));
      return found && { intent: verb, order: found.order, reason };
    }
    case 'record-payment': {
      const found = one(state.orders);
      const reference = `VIR-${amount}-${pick}`;
      return found && { intent: verb, order: found.order, amount, paidOn: today, reference };
    }
    case 'withdraw-payment-record': {
      const order = one(state.orders);
      const payment = order && one(order.payments);
      return (
        payment && {
          intent: verb,
          order: order.order,
          reference: payment.reference,
          amount: payment.amount,
          reason,
        }
      );
    }
    case 'issue-recovery-order':
      return { intent: verb, amount, reason, heardOn: today, exercice };
    case 'collect-recovery': {
      const found = one(state.recoveries);
      const reference = `REC-${amount}-${pick}`;
      return found && { intent: verb, recovery: found.recovery, amount, collectedOn: today, reference };
    }
    case 'withdraw-recovery-collection': {
      const recovery = one(state.recoveries);
      const collection = recovery && one(recovery.collections);
      return (
        collection && {
          intent: verb,
          recovery: recovery.recovery,
          reference: collection.reference,
          amount: collection.amount,
          reason,
        }
      );
    }
    case 'write-off-recovery': {
      const found = one(state.recoveries);
      return found && { intent: verb, recovery: found.recovery, deliberation: deed };
    }
    case 'release':
    case 'lapse':
    case 'cancel':
      return { intent: verb, reason };
    default:
      return undefined;
  }
}
