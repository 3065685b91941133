import { type Cents, cents, noMoney, sum } from '@jalon/kernel';
import type {
  CommitmentAmounts,
  CommitmentLife,
  CommitmentStatus,
  OpenCommitment,
  PaymentOrder,
  Recovery,
} from './commitment.state.ts';

export const noAmounts: CommitmentAmounts = {
  reserved: noMoney,
  committed: noMoney,
  released: noMoney,
  liquidated: noMoney,
  ordered: noMoney,
  paid: noMoney,
  recoveryOrdered: noMoney,
  recovered: noMoney,
  writtenOff: noMoney,
};

/** The amounts once one of them has changed by so many cents. */
export function plus(
  amounts: CommitmentAmounts,
  name: keyof CommitmentAmounts,
  change: number,
): CommitmentAmounts {
  return { ...amounts, [name]: cents(amounts[name] + change) };
}

/** What is still committed: releases taken off. R4 holds liquidations below it. */
export function netCommitted({ committed, released }: CommitmentAmounts): Cents {
  return cents(committed - released);
}

/** Committed and not yet owed: what may be liquidated, reduced, released. */
export function remainder(amounts: CommitmentAmounts): Cents {
  return cents(netCommitted(amounts) - amounts.liquidated);
}

/** Owed and not yet ordered. */
export function toOrder({ liquidated, ordered }: CommitmentAmounts): Cents {
  return cents(liquidated - ordered);
}

/** Ordered and not yet paid by the accountant. */
export function toPay({ ordered, paid }: CommitmentAmounts): Cents {
  return cents(ordered - paid);
}

/** Asked back and neither come back nor given up. */
export function toRecover({ recoveryOrdered, recovered, writtenOff }: CommitmentAmounts): Cents {
  return cents(recoveryOrdered - recovered - writtenOff);
}

/** Paid and not asked back yet. */
export function recoverable({ paid, recoveryOrdered }: CommitmentAmounts): Cents {
  return cents(paid - recoveryOrdered);
}

/** Paid of one order. */
export function paidOf({ payments }: PaymentOrder): Cents {
  return sum(payments.map(({ amount }) => amount));
}

/** Still expected of one recovery order. */
export function expectedOf({ amount, collections, writtenOff }: Recovery): Cents {
  return cents(amount - writtenOff - sum(collections.map((collection) => collection.amount)));
}

/** Whether paid + released = committed: of a debt that exists, nothing is to come any more. */
export function isSquare({ committed, released, paid }: CommitmentAmounts): boolean {
  return paid + released === committed;
}

/**
 * Where a commitment stands, from its amounts: what is most pressing wins. The one derivation of the service; read
 * models share it.
 */
export function statusOf(life: CommitmentLife): OpenCommitment['status'] {
  const { amounts, exit, reservation, terms, legal } = life;
  if (terms.origin === 'imported') return 'imported';
  if (exit === 'cancelled') return 'cancelled';
  if (amounts.recoveryOrdered > 0) {
    if (toRecover(amounts) > 0) return 'in-recovery';
    if (isSquare(amounts)) return amounts.writtenOff > 0 ? 'written-off' : 'recovered';
  }
  if (exit !== undefined && netCommitted(amounts) === 0) return exit;
  if (legal === undefined) {
    if (amounts.committed > 0) return 'accounting';
    return reservation?.obtained === true ? 'reserved' : 'denied';
  }
  if (!isSquare(amounts)) return statusOfLegal(life);
  // Reduced to nothing by an act, it is given up as if it had been released.
  return amounts.paid > 0 ? 'settled' : 'released';
}

function statusOfLegal({ amounts, orders, liquidations }: CommitmentLife): CommitmentStatusOfLegal {
  const { liquidated, paid } = amounts;
  if (liquidated === 0) return 'legal';
  if (toPay(amounts) > 0) return 'ordered';
  if (toOrder(amounts) > 0) {
    const waiting = liquidations.filter(({ order }) => order === undefined);
    const rejected = (liquidation: string) =>
      orders.some((order) => order.liquidation === liquidation && order.rejection !== undefined);
    if (waiting.some(({ liquidation }) => rejected(liquidation))) return 'rejected';
    return remainder(amounts) > 0 ? 'partly-liquidated' : 'liquidated';
  }
  return paid > 0 ? 'paid' : 'legal';
}

type CommitmentStatusOfLegal = Extract<
  CommitmentStatus,
  'legal' | 'ordered' | 'rejected' | 'partly-liquidated' | 'liquidated' | 'paid'
>;
