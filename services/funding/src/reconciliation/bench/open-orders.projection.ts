import type { Recorded } from '@jalon/event-store';
import { type Cents, type Day, cents, noMoney, sum } from '@jalon/kernel';
import type { Projection } from '@jalon/read-models';
import type { CommitmentEvent } from '../../commitment/commitment.events.ts';
import type { OurOrder, Settlement } from '../matching/open-order.ts';
import { plainEj } from '../reading/line-fields.ts';

/** The facts that make orders, and what becomes of them. */
const types = [
  'CommitmentOpened',
  'LegalCommitmentMade',
  'LegalNumberChanged',
  'PaymentOrderIssued',
  'PaymentOrderRejected',
  'PaymentOrderRejectionWithdrawn',
  'PaymentRecorded',
  'PaymentRecordWithdrawn',
  'RecoveryOrderIssued',
  'RecoveryCollected',
  'RecoveryCollectionWithdrawn',
  'RecoveryWrittenOff',
] as const;

type Fact = Recorded<Extract<CommitmentEvent, { readonly type: (typeof types)[number] }>>;

interface IssuedOrder {
  readonly kind: OurOrder['kind'];
  readonly order: string;
  readonly number: number;
  readonly exercice: number;
  readonly amount: Cents;
  readonly issuedOn: Day;
  readonly rejected: boolean;
  /** Of a recovery order, given up. */
  readonly writtenOff: Cents;
  readonly settlements: readonly Settlement[];
}

/** The orders of one commitment, with what accountants' files say of them. */
export interface CommitmentOrders {
  readonly commitment: string;
  readonly beneficiary: OurOrder['beneficiary'];
  readonly legalNumbers: OurOrder['legalNumbers'];
  readonly orders: readonly IssuedOrder[];
}

/** Every order of every commitment, open or not: a line may speak of one that is paid. */
export const openOrders: Projection<CommitmentOrders, Fact> = {
  name: 'open-orders',
  version: 1,
  types: [...types],
  documentId: ({ stream }) => stream.slice('commitment-'.length),
  evolve(before, fact, commitment) {
    if (fact.type === 'CommitmentOpened') {
      const { id, name, siret } = fact.data.beneficiary;
      const beneficiary = { id, name, ...(siret !== undefined && { siret }) };
      return { ...(before ?? { legalNumbers: [], orders: [] }), commitment, beneficiary };
    }
    if (before === undefined) throw new Error('A commitment has facts before it was opened');
    return evolveOrders(before, fact);
  },
};

function evolveOrders(
  before: CommitmentOrders,
  { type, data }: Exclude<Fact, { readonly type: 'CommitmentOpened' }>,
): CommitmentOrders {
  switch (type) {
    case 'LegalCommitmentMade':
    case 'LegalNumberChanged': {
      const { ej, exercice } = data;
      return { ...before, legalNumbers: [...before.legalNumbers, { ej: plainEj(ej), exercice }] };
    }
    case 'PaymentOrderIssued':
      return issued(before, 'payment-order', data.order, data);
    case 'RecoveryOrderIssued':
      return issued(before, 'recovery-order', data.recovery, data);
    case 'PaymentOrderRejected':
      return changed(before, data.order, (order) => ({ ...order, rejected: true }));
    case 'PaymentOrderRejectionWithdrawn':
      return changed(before, data.order, (order) => ({ ...order, rejected: false }));
    case 'PaymentRecorded':
      return changed(before, data.order, (order) => settledBy(order, data));
    case 'RecoveryCollected':
      return changed(before, data.recovery, (order) => settledBy(order, data));
    case 'PaymentRecordWithdrawn':
      return changed(before, data.order, (order) => without(order, data));
    case 'RecoveryCollectionWithdrawn':
      return changed(before, data.recovery, (order) => without(order, data));
    case 'RecoveryWrittenOff':
      return changed(before, data.recovery, (order) => ({ ...order, writtenOff: data.amount }));
  }
}

function issued(
  before: CommitmentOrders,
  kind: OurOrder['kind'],
  order: string,
  {
    number,
    exercice,
    amount,
    issuedOn,
  }: { readonly number: number; readonly exercice: number; readonly amount: Cents; readonly issuedOn: Day },
): CommitmentOrders {
  const nothingYet = { rejected: false, writtenOff: noMoney, settlements: [] };
  const one: IssuedOrder = { kind, order, number, exercice, amount, issuedOn, ...nothingYet };
  return { ...before, orders: [...before.orders, one] };
}

function changed(
  before: CommitmentOrders,
  order: string,
  change: (order: IssuedOrder) => IssuedOrder,
): CommitmentOrders {
  return { ...before, orders: before.orders.map((one) => (one.order === order ? change(one) : one)) };
}

function settledBy(
  order: IssuedOrder,
  {
    amount,
    reference,
    source,
  }: {
    readonly amount: Cents;
    readonly reference: string;
    readonly source?: { readonly line: string } | undefined;
  },
): IssuedOrder {
  const one: Settlement = { reference, amount, ...(source && { line: source.line }) };
  return { ...order, settlements: [...order.settlements, one] };
}

/** Two may bear one reference: one of them goes. */
function without(
  order: IssuedOrder,
  { amount, reference }: { readonly amount: Cents; readonly reference: string },
): IssuedOrder {
  const place = order.settlements.findIndex((one) => one.reference === reference && one.amount === amount);
  return { ...order, settlements: order.settlements.filter((_, nth) => nth !== place) };
}

/** The orders of a commitment as lines are compared with them. */
export function ordersOf({
  commitment,
  beneficiary,
  legalNumbers,
  orders,
}: CommitmentOrders): readonly OurOrder[] {
  return orders.map(({ writtenOff, ...order }): OurOrder => {
    const settled = sum(order.settlements.map(({ amount }) => amount));
    return {
      ...order,
      id: `${commitment}/${order.order}`,
      commitment,
      beneficiary,
      legalNumbers,
      remaining: order.rejected ? noMoney : cents(order.amount - settled - writtenOff),
    };
  });
}

/** `<commitment>/<order>`, in two. */
export function orderParts(id: string): { readonly commitment: string; readonly order: string } {
  const at = id.lastIndexOf('/');
  return { commitment: id.slice(0, at), order: id.slice(at + 1) };
}
