import { type Cents, type Day, noMoney, unreachable } from '@jalon/kernel';
import type { FundingEvent } from './funding.events.ts';

/** What became of the money of a granted line, as funding told it. Amounts in cents. */
export interface LineMoney {
  /** Set while the envelope's last word is a refusal: what was asked of it and what it had. */
  readonly refused?: { readonly amount: Cents; readonly available: Cents };
  /** Held for the line, and not committed yet. */
  readonly reserved: Cents;
  readonly committed: Cents;
  /** The number that the accountant knows the commitment by. */
  readonly ej?: string;
  /** The payment orders that stand, by their number; a rejected one stands no more. */
  readonly orders: Readonly<Record<string, Cents>>;
  readonly ordered: Cents;
  readonly paid: Cents;
  readonly released: Cents;
  /** To come back from the porteur, and what has been collected or given up of it. */
  readonly toRecover: Cents;
  readonly recovered: Cents;
  readonly settledOn?: Day;
}

const nothing: LineMoney = {
  reserved: noMoney,
  committed: noMoney,
  orders: {},
  ordered: noMoney,
  paid: noMoney,
  released: noMoney,
  toRecover: noMoney,
  recovered: noMoney,
};

/** The money of the line after what funding said. */
export function evolveMoney(before: LineMoney | undefined, { type, data }: FundingEvent): LineMoney {
  const { settledOn: _settled, ...money } = before ?? nothing;
  switch (type) {
    case 'FundingReserved':
      // A line granted anew after a reopening starts anew: nothing had been ordered on it.
      return { ...nothing, reserved: data.amount };
    case 'FundingRefused': {
      const { amount, available } = data;
      return { ...nothing, refused: { amount, available } };
    }
    case 'FundingCommitted':
      return { ...money, reserved: noMoney, committed: data.amount, ej: data.ej };
    case 'FundingChanged':
      return { ...money, committed: data.amount };
    case 'FundingOrdered':
    case 'FundingRejectionWithdrawn':
      return withOrders(money, { ...money.orders, [data.order]: data.amount });
    case 'FundingOrderRejected': {
      const { [data.order]: _rejected, ...orders } = money.orders;
      return withOrders(money, orders);
    }
    case 'FundingPaid':
      return { ...money, paid: plus(money.paid, data.amount) };
    case 'FundingPaymentWithdrawn':
      return { ...money, paid: minus(money.paid, data.amount) };
    case 'FundingReleased': {
      const { refused: _given, ...kept } = money; // nobody looks for credit any more
      const reserved = money.committed === 0 ? minus(money.reserved, data.amount) : money.reserved;
      return { ...kept, reserved, released: plus(money.released, data.amount) };
    }
    case 'FundingRecoveryOrdered':
      return { ...money, toRecover: plus(money.toRecover, data.amount) };
    case 'FundingRecoveryCleared': {
      const change = data.how === 'collection-withdrawn' ? minus : plus;
      return { ...money, recovered: change(money.recovered, data.amount) };
    }
    case 'FundingSettled':
      return { ...money, settledOn: data.settledOn };
    default:
      return unreachable(type);
  }
}

/** Whether nothing is looked for, held, owed or to come back on the line any more. */
export function isSettled(money: LineMoney): boolean {
  const { refused, reserved, committed, paid, released, toRecover, recovered } = money;
  if (refused !== undefined || reserved > 0) return false;
  const done = committed === 0 || paid + released >= committed;
  return done && recovered >= toRecover;
}

function withOrders(money: LineMoney, orders: LineMoney['orders']): LineMoney {
  return { ...money, orders, ordered: Object.values(orders).reduce(plus, noMoney) };
}

// Sums and differences of whole cents are whole cents.
const plus = (one: Cents, other: Cents) => (one + other) as Cents;
const minus = (one: Cents, other: Cents) => Math.max(0, one - other) as Cents;
