import { type Policy, allowed, cents, refused } from '@jalon/kernel';
import { paidOf, recoverable } from '../commitment-amounts.state.ts';
import type { CommitmentContext } from '../commitment.context.ts';
import type { AccountingSource, OpenCommitment, PaymentOrder } from '../commitment.state.ts';
import type { FieldsOf } from '../intent.commands.ts';
import type { paymentIntents } from './payment.commands.ts';
import * as refusal from './payment.errors.ts';

type Intents = typeof paymentIntents;
type NamingPolicy = Policy<{ readonly order: string }, OpenCommitment, CommitmentContext>;
type PaymentPolicy<Name extends keyof Intents> = Policy<
  FieldsOf<Intents[Name]>,
  OpenCommitment,
  CommitmentContext
>;

/** R1: what is paid was ordered. */
export const theOrderIsKnown: NamingPolicy = ({ order }, { orders }) =>
  orders.some((one) => one.order === order) ? allowed : refused(new refusal.OrderUnknown(order));

export const theOrderIsNotRejected: PaymentPolicy<'record-payment'> = ({ order }, state) =>
  orderOf(state, order)?.rejection === undefined ? allowed : refused(new refusal.OrderRejected(order));

/** A line of the accountant's file pays once, whatever it is attributed to. */
export const theSourceLineIsNew: PaymentPolicy<'record-payment'> = ({ source }, { orders }) => {
  const used = orders
    .flatMap(({ payments }) => payments)
    .find((payment) => source !== undefined && isSameSource(source, payment.source));
  return source === undefined || used === undefined
    ? allowed
    : refused(new refusal.SourceAlreadyUsed(source, used.reference));
};

/** A person who enters a payment twice under one reference means one payment: two amounts would be a slip. */
export const theReferenceIsNew: PaymentPolicy<'record-payment'> = ({ order, reference, source }, state) =>
  source === undefined &&
  orderOf(state, order)?.payments.some((one) => one.reference === reference && one.source === undefined)
    ? refused(new refusal.ReferenceAlreadyUsed(order, reference))
    : allowed;

/** R4: paid ≤ ordered, order by order. */
export const theOrderCoversThePayment: PaymentPolicy<'record-payment'> = ({ order, amount }, state) => {
  const issued = orderOf(state, order);
  const unpaid = cents(issued === undefined ? 0 : issued.amount - paidOf(issued));
  return amount <= unpaid ? allowed : refused(new refusal.OrderOverpaid(order, amount, unpaid));
};

export const recordPolicies = [
  theOrderIsKnown,
  theOrderIsNotRejected,
  theSourceLineIsNew,
  theReferenceIsNew,
  theOrderCoversThePayment,
];

/** An order that was paid, be it in part, was not rejected. */
export const theOrderIsUnpaid: PaymentPolicy<'reject-payment-order'> = ({ order }, state) => {
  const issued = orderOf(state, order);
  const paid = cents(issued === undefined ? 0 : paidOf(issued));
  return paid === 0 ? allowed : refused(new refusal.OrderAlreadyPaid(order, paid));
};

export const rejectionPolicies = [theOrderIsKnown, theOrderIsUnpaid];

export const theOrderIsRejected: PaymentPolicy<'withdraw-rejection'> = ({ order }, state) =>
  orderOf(state, order)?.rejection === undefined ? refused(new refusal.OrderNotRejected(order)) : allowed;

/** A debt has one order: the one issued again after the rejection took the place of this one. */
export const noOtherOrderStands: PaymentPolicy<'withdraw-rejection'> = ({ order }, state) => {
  const debt = orderOf(state, order)?.liquidation;
  const other = state.liquidations.find(({ liquidation }) => liquidation === debt)?.order;
  return debt === undefined || other === undefined
    ? allowed
    : refused(new refusal.LiquidationAlreadyOrdered(debt, other));
};

/** The envelope adds its own part: the credits that the order gave back must be there still (R4). */
export const reinstatementPolicies = [theOrderIsKnown, theOrderIsRejected, noOtherOrderStands];

export const thePaymentIsRecorded: PaymentPolicy<'withdraw-payment-record'> = (
  { order, reference, amount },
  state,
) =>
  orderOf(state, order)?.payments.some((one) => one.reference === reference && one.amount === amount)
    ? allowed
    : refused(new refusal.PaymentUnknown(order, reference, amount));

/** R4: what was asked back stays within what was paid. */
export const theMoneyIsNotAskedBack: PaymentPolicy<'withdraw-payment-record'> = ({ amount }, { amounts }) =>
  amount <= recoverable(amounts)
    ? allowed
    : refused(new refusal.PaymentAskedBack(amount, recoverable(amounts)));

export const withdrawalPolicies = [theOrderIsKnown, thePaymentIsRecorded, theMoneyIsNotAskedBack];

export function orderOf({ orders }: OpenCommitment, id: string): PaymentOrder | undefined {
  return orders.find(({ order }) => order === id);
}

export function isSameSource(one: AccountingSource, other: AccountingSource | undefined): boolean {
  return one.extract === other?.extract && one.line === other.line;
}
