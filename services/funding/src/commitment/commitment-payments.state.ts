import { cents, unreachable } from '@jalon/kernel';
import { plus } from './commitment-amounts.state.ts';
import type { CommitmentEvent } from './commitment.events.ts';
import type { CommitmentLife, Liquidation, PaymentOrder, Recovery } from './commitment.state.ts';

export type PaymentEvent = Extract<
  CommitmentEvent,
  {
    type:
      | 'ServiceCertified'
      | 'LiquidationSettled'
      | 'PaymentOrderIssued'
      | 'PaymentOrderRejected'
      | 'PaymentOrderRejectionWithdrawn'
      | 'PaymentRecorded'
      | 'PaymentRecordWithdrawn'
      | RecoveryEvent['type'];
  }
>;

/** The commitment after a fact of its payments: certified, liquidated, ordered, paid, and back. */
export function evolvePayments(life: CommitmentLife, event: PaymentEvent): CommitmentLife {
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
    case 'PaymentOrderRejectionWithdrawn': {
      const { order: id, amount } = event.data;
      const standing = life.orders.find(({ order }) => order === id);
      return {
        ...life,
        liquidations: life.liquidations.map((one) =>
          one.liquidation === standing?.liquidation ? { ...one, order: id } : one,
        ),
        orders: withOrder(life.orders, id, ({ rejection: _withdrawn, ...order }) => order),
        amounts: plus(amounts, 'ordered', amount),
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
  CommitmentEvent,
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
