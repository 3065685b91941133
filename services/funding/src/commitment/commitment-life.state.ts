import { cents, unreachable } from '@jalon/kernel';
import { noAmounts, statusOf } from './commitment-amounts.state.ts';
import type { CommitmentEvent } from './commitment.events.ts';
import type {
  Commitment,
  CommitmentAmounts,
  CommitmentFact,
  CommitmentLife,
  Liquidation,
  PaymentOrder,
  Recovery,
} from './commitment.state.ts';

/** The state after a fact: what the fact says, and the status that the amounts then give. */
export function evolveCommitment(state: Commitment, event: CommitmentEvent): Commitment {
  const life =
    event.type === 'CommitmentOpened' ? opened(event.data, state) : evolveLife(lifeOf(state), event);
  return { ...life, status: statusOf(life) };
}

/** A line granted again after its commitment was given up begins anew; an id is not used twice all the same. */
function opened(terms: CommitmentFact<'CommitmentOpened'>, before: Commitment): CommitmentLife {
  const given = before.status === 'absent' ? 0 : before.certificatesGiven;
  return {
    terms,
    amounts: noAmounts,
    legalNumbers: [],
    adjustments: [],
    certificatesGiven: given,
    certificates: [],
    liquidations: [],
    orders: [],
    recoveries: [],
    report: { reminders: [] },
    attachedTo: [],
  };
}

function lifeOf(state: Commitment): CommitmentLife {
  if (state.status === 'absent') throw new Error('A commitment has facts before it was opened');
  const { status: _derived, ...life } = state;
  return life;
}

type LaterEvent = Exclude<CommitmentEvent, { type: 'CommitmentOpened' }>;

function evolveLife(life: CommitmentLife, event: LaterEvent): CommitmentLife {
  const { amounts } = life;
  switch (event.type) {
    case 'ReservationObtained':
      return {
        ...life,
        reservation: { obtained: true, ...event.data },
        amounts: { ...amounts, reserved: event.data.amount },
      };
    case 'ReservationDenied':
      return { ...life, reservation: { obtained: false, ...event.data } };
    case 'GrantNotified':
      return { ...life, notification: event.data };
    case 'ConventionInForce':
      return { ...life, convention: event.data };
    case 'AccountingCommitmentMade': {
      const { amount } = event.data;
      return {
        ...life,
        accounting: event.data,
        amounts: plus({ ...amounts, reserved: cents(amounts.reserved - amount) }, 'committed', amount),
      };
    }
    case 'LegalCommitmentMade': {
      const { ej, exercice, committedOn: since } = event.data;
      return {
        ...life,
        legal: event.data,
        legalNumbers: [...life.legalNumbers, { ej, exercice, since }],
      };
    }
    case 'LegalNumberChanged':
      return { ...life, legalNumbers: [...life.legalNumbers, event.data] };
    case 'CommitmentIncreased':
    case 'CommitmentReduced':
      return {
        ...life,
        adjustments: [...life.adjustments, event.data.act.reference],
        amounts: { ...amounts, committed: event.data.committed },
      };
    case 'RemainderReleased':
      return { ...life, exit: 'released', amounts: plus(amounts, 'released', event.data.amount) };
    case 'CommitmentLapsed':
    case 'CommitmentCancelled': {
      const exit = event.type === 'CommitmentLapsed' ? 'lapsed' : 'cancelled';
      // Before the accounting commitment, what goes back was only reserved.
      return amounts.committed === 0
        ? { ...life, exit, amounts: { ...amounts, reserved: cents(0) } }
        : { ...life, exit, amounts: plus(amounts, 'released', event.data.amount) };
    }
    case 'CommitmentSettled':
      return { ...life, settledOn: event.data.settledOn };
    case 'FinancialReportDue':
      return { ...life, report: { ...life.report, dueOn: event.data.dueOn } };
    case 'FinancialReportReminded':
      return {
        ...life,
        report: { ...life.report, reminders: [...life.report.reminders, event.data.moment] },
      };
    case 'FinancialReportReceived':
      return { ...life, report: { ...life.report, receivedOn: event.data.receivedOn } };
    case 'FinancialReportAccepted':
      return { ...life, report: { ...life.report, accepted: event.data } };
    case 'ExpenseAttachedToExercice':
      return { ...life, attachedTo: [...life.attachedTo, event.data.exercice] };
    default:
      return evolvePayments(life, event);
  }
}

type PaymentEvent = Extract<
  LaterEvent,
  {
    type:
      | 'ServiceCertified'
      | 'LiquidationSettled'
      | 'PaymentOrderIssued'
      | 'PaymentOrderRejected'
      | 'PaymentRecorded'
      | 'PaymentRecordWithdrawn'
      | RecoveryEvent['type'];
  }
>;

function evolvePayments(life: CommitmentLife, event: PaymentEvent): CommitmentLife {
  const { amounts } = life;
  switch (event.type) {
    case 'ServiceCertified':
      return {
        ...life,
        certificatesGiven: life.certificatesGiven + 1,
        certificates: [...life.certificates, event.data],
      };
    case 'LiquidationSettled': {
      const { certificate, liquidation, amount } = event.data;
      return {
        ...life,
        certificates: life.certificates.map((one) =>
          one.certificate === certificate ? { ...one, liquidation } : one,
        ),
        liquidations: [...life.liquidations, event.data],
        amounts: plus(amounts, 'liquidated', amount),
      };
    }
    case 'PaymentOrderIssued': {
      const { order, liquidation, amount } = event.data;
      return {
        ...life,
        liquidations: life.liquidations.map((one) =>
          one.liquidation === liquidation ? { ...one, order } : one,
        ),
        orders: [...life.orders, { ...event.data, payments: [] }],
        amounts: plus(amounts, 'ordered', amount),
      };
    }
    case 'PaymentOrderRejected': {
      const { order: id, ...rejection } = event.data;
      const rejected = life.orders.find(({ order }) => order === id);
      return {
        ...life,
        liquidations: life.liquidations.map((one) => (one.order === id ? orderable(one) : one)),
        orders: withOrder(life.orders, id, (order) => ({ ...order, rejection })),
        amounts: plus(amounts, 'ordered', -(rejected?.amount ?? 0)),
      };
    }
    case 'PaymentRecorded': {
      const { order: id, ...payment } = event.data;
      return {
        ...life,
        orders: withOrder(life.orders, id, (order) => ({
          ...order,
          payments: [...order.payments, payment],
        })),
        amounts: plus(amounts, 'paid', payment.amount),
      };
    }
    case 'PaymentRecordWithdrawn': {
      const { order: id, amount, reference } = event.data;
      const { settledOn: _reopened, ...reopened } = life;
      return {
        ...reopened,
        orders: withOrder(life.orders, id, (order) => ({
          ...order,
          payments: withoutOne(order.payments, reference, amount),
        })),
        amounts: plus(amounts, 'paid', -amount),
      };
    }
    default:
      return evolveRecoveries(life, event);
  }
}

type RecoveryEvent = Extract<
  LaterEvent,
  { type: 'RecoveryOrderIssued' | 'RecoveryCollected' | 'RecoveryCollectionWithdrawn' | 'RecoveryWrittenOff' }
>;

function evolveRecoveries(life: CommitmentLife, event: RecoveryEvent): CommitmentLife {
  const { amounts } = life;
  switch (event.type) {
    case 'RecoveryOrderIssued':
      return {
        ...life,
        recoveries: [...life.recoveries, { ...event.data, collections: [], writtenOff: cents(0) }],
        amounts: plus(amounts, 'recoveryOrdered', event.data.amount),
      };
    case 'RecoveryCollected': {
      const { recovery: id, ...collection } = event.data;
      return {
        ...life,
        recoveries: withRecovery(life.recoveries, id, (recovery) => ({
          ...recovery,
          collections: [...recovery.collections, collection],
        })),
        amounts: plus(amounts, 'recovered', collection.amount),
      };
    }
    case 'RecoveryCollectionWithdrawn': {
      const { recovery: id, amount, reference } = event.data;
      return {
        ...life,
        recoveries: withRecovery(life.recoveries, id, (recovery) => ({
          ...recovery,
          collections: withoutOne(recovery.collections, reference, amount),
        })),
        amounts: plus(amounts, 'recovered', -amount),
      };
    }
    case 'RecoveryWrittenOff': {
      const { recovery: id, amount } = event.data;
      return {
        ...life,
        recoveries: withRecovery(life.recoveries, id, (recovery) => ({
          ...recovery,
          writtenOff: cents(recovery.writtenOff + amount),
        })),
        amounts: plus(amounts, 'writtenOff', amount),
      };
    }
    default:
      return unreachable(event);
  }
}

function plus(amounts: CommitmentAmounts, name: keyof CommitmentAmounts, change: number): CommitmentAmounts {
  return { ...amounts, [name]: cents(amounts[name] + change) };
}

/** The liquidation without the order that stood for it. */
function orderable({ order: _rejected, ...liquidation }: Liquidation): Liquidation {
  return liquidation;
}

function withOrder(
  orders: readonly PaymentOrder[],
  id: string,
  change: (order: PaymentOrder) => PaymentOrder,
): readonly PaymentOrder[] {
  return orders.map((one) => (one.order === id ? change(one) : one));
}

function withRecovery(
  recoveries: readonly Recovery[],
  id: string,
  change: (recovery: Recovery) => Recovery,
): readonly Recovery[] {
  return recoveries.map((one) => (one.recovery === id ? change(one) : one));
}

/** Two entries may bear one reference: one of them goes. */
function withoutOne<Entry extends { readonly reference: string; readonly amount: number }>(
  entries: readonly Entry[],
  reference: string,
  amount: number,
): readonly Entry[] {
  const place = entries.findIndex((one) => one.reference === reference && one.amount === amount);
  return entries.filter((_, nth) => nth !== place);
}
