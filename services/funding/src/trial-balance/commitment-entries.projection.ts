import { type Cents, type Day, cents, noMoney, unreachable } from '@jalon/kernel';
import type { CommitmentEvent } from '../commitment/commitment.events.ts';
import { type JournalEntry, moved } from './journal-entry.ts';

/** What the journal must remember of a commitment to read its next fact. */
export interface KnownCommitment {
  /** Committed since it was opened: before that, what goes back was only reserved, and stands in its envelope. */
  readonly committed: Cents;
  /** Of each payment order and recovery order: a rejection names its order alone, a payment belongs to its exercice. */
  readonly orders: Readonly<Record<string, Order>>;
}

interface Order {
  readonly amount: Cents;
  readonly exercice: number;
}

export const nothingKnown: KnownCommitment = { committed: noMoney, orders: {} };

/** @param on the day of a fact that names none. */
export function commitmentEntries(
  { committed, orders }: KnownCommitment,
  { type, data }: CommitmentEvent,
  on: Day,
): readonly JournalEntry[] {
  switch (type) {
    case 'AccountingCommitmentMade':
      return promised(data.amount, data.exercice);
    case 'CommitmentIncreased':
      return promised(data.amount, yearOf(data.act.date));
    case 'CommitmentReduced':
      return promised(-data.amount, yearOf(data.act.date));
    case 'RemainderReleased':
      return promised(-data.amount, yearOf(on));
    case 'CommitmentLapsed':
    case 'CommitmentCancelled':
      return committed === 0 ? [] : promised(-data.amount, yearOf(on));
    case 'LiquidationSettled': {
      const exercice = yearOf(data.settledOn);
      return [
        ...promised(-data.amount, exercice),
        ...moved(data.amount, exercice, { from: 'beneficiary-settled', to: 'grants-expense' }),
      ];
    }
    case 'PaymentOrderIssued':
      return ordered(data.amount, data.exercice);
    case 'PaymentOrderRejected': {
      const { amount, exercice } = orderIn(orders, data.order);
      return ordered(-amount, exercice);
    }
    case 'PaymentOrderRejectionWithdrawn':
      return ordered(data.amount, data.exercice);
    case 'PaymentRecorded':
      return paid(data.amount, orderIn(orders, data.order));
    case 'PaymentRecordWithdrawn':
      return paid(-data.amount, orderIn(orders, data.order));
    case 'RecoveryOrderIssued':
      return moved(data.amount, data.exercice, { from: 'recovery-income', to: 'recovery-receivable' });
    case 'RecoveryCollected':
      return collected(data.amount, orderIn(orders, data.recovery));
    case 'RecoveryCollectionWithdrawn':
      return collected(-data.amount, orderIn(orders, data.recovery));
    case 'RecoveryWrittenOff':
      return moved(data.amount, yearOf(data.deliberation.date), {
        from: 'recovery-receivable',
        to: 'recovery-loss',
      });
    case 'ExpenseAttachedToExercice':
      return moved(data.amount, data.exercice, { from: 'attached-debt', to: 'attached-expense' });
    // What was reserved or refused is written in the book of its envelope; the others move no money.
    case 'CommitmentOpened':
    case 'ReservationObtained':
    case 'ReservationDenied':
    case 'GrantNotified':
    case 'ConventionInForce':
    case 'LegalCommitmentMade':
    case 'LegalNumberChanged':
    case 'ServiceCertified':
    case 'CommitmentSettled':
    case 'FinancialReportDue':
    case 'FinancialReportReminded':
    case 'FinancialReportReceived':
    case 'FinancialReportAccepted':
      return [];
    default:
      return unreachable(type);
  }
}

/** What is known after a fact. */
export function knownAfter(known: KnownCommitment, { type, data }: CommitmentEvent): KnownCommitment {
  switch (type) {
    case 'CommitmentOpened':
      return { ...known, committed: noMoney };
    case 'AccountingCommitmentMade':
      return { ...known, committed: cents(known.committed + data.amount) };
    case 'CommitmentIncreased':
    case 'CommitmentReduced':
      return { ...known, committed: data.committed };
    case 'PaymentOrderIssued':
      return withOrder(known, data.order, data);
    case 'RecoveryOrderIssued':
      return withOrder(known, data.recovery, data);
    default:
      return known;
  }
}

function promised(amount: number, exercice: number) {
  return moved(amount, exercice, { from: 'grants-promised', to: 'grants-to-settle' });
}

function ordered(amount: number, exercice: number) {
  return moved(amount, exercice, { from: 'beneficiary-payable', to: 'beneficiary-settled' });
}

function paid(amount: number, { exercice }: Order) {
  return moved(amount, exercice, { from: 'treasury', to: 'beneficiary-payable' });
}

function collected(amount: number, { exercice }: Order) {
  return moved(amount, exercice, { from: 'recovery-receivable', to: 'treasury' });
}

function withOrder(known: KnownCommitment, id: string, { amount, exercice }: Order): KnownCommitment {
  return { ...known, orders: { ...known.orders, [id]: { amount, exercice } } };
}

function orderIn(orders: KnownCommitment['orders'], id: string): Order {
  const order = orders[id];
  if (order === undefined) throw new Error(`The journal has no order ${id}`);
  return order;
}

function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}
