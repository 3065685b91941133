import type { Recorded } from '@jalon/event-store';
import { type Day, cents, noMoney, parisDay, unreachable } from '@jalon/kernel';
import type { Projection } from '@jalon/read-models';
import type { CommitmentEvent } from '../commitment/commitment.events.ts';
import { type GrantDocument, counted, noFigures } from './grant-document.ts';

/** The facts that say what was granted, and what became of the money. */
const types = [
  'CommitmentOpened',
  'ConventionInForce',
  'AccountingCommitmentMade',
  'LegalCommitmentMade',
  'LegalNumberChanged',
  'CommitmentIncreased',
  'CommitmentReduced',
  'LiquidationSettled',
  'PaymentOrderIssued',
  'PaymentOrderRejected',
  'PaymentOrderRejectionWithdrawn',
  'PaymentRecorded',
  'PaymentRecordWithdrawn',
  'RemainderReleased',
  'CommitmentLapsed',
  'CommitmentCancelled',
  'RecoveryOrderIssued',
  'RecoveryCollected',
  'RecoveryCollectionWithdrawn',
] as const;

type Fact = Recorded<Extract<CommitmentEvent, { readonly type: (typeof types)[number] }>>;

/**
 * Every grant, one document for its whole life: the multi-year view of a porteur, and what R8 adds up. A liquidation is
 * counted in the exercice of its payment order once there is one, a payment in that of its order, whatever their days:
 * the journée complémentaire belongs to the year that it completes.
 */
export const grants: Projection<GrantDocument, Fact> = {
  name: 'grants',
  version: 1,
  types: [...types],
  documentId: ({ stream }) => stream.slice('commitment-'.length),
  textFields: ['title', 'dossier', 'beneficiary.name', 'legalNumbers.ej'],
  lookups: ['beneficiary.id', 'dossier'],
  evolve(grant, fact) {
    if (fact.type === 'CommitmentOpened') return opened(fact.data, grant);
    if (grant === undefined) throw new Error('A commitment has facts before it was opened');
    return evolveGrant(grant, fact);
  },
};

const nothingYet = {
  legalNumbers: [],
  exercices: [],
  totals: noFigures,
  liquidations: {},
  orders: {},
  recoveries: {},
};

/** A line that is decided again after it was cancelled keeps what happened before. */
function opened(
  data: Extract<Fact, { type: 'CommitmentOpened' }>['data'],
  before: GrantDocument | undefined,
): GrantDocument {
  const { envelope: _envelope, eligibleCost: _cost, ...decided } = data;
  return { ...(before ?? nothingYet), ...decided, cancelled: false, committed: false };
}

function evolveGrant(grant: GrantDocument, fact: Exclude<Fact, { type: 'CommitmentOpened' }>): GrantDocument {
  switch (fact.type) {
    case 'ConventionInForce':
      return { ...grant, convention: fact.data };
    case 'AccountingCommitmentMade':
      return counted({ ...grant, committed: true }, fact.data.exercice, 'committed', fact.data.amount);
    case 'LegalCommitmentMade': {
      const { ej, exercice, committedOn: since } = fact.data;
      return { ...grant, legalNumbers: [...grant.legalNumbers, { ej, exercice, since }] };
    }
    case 'LegalNumberChanged':
      return { ...grant, legalNumbers: [...grant.legalNumbers, fact.data] };
    case 'CommitmentIncreased':
      return adjusted(grant, fact.data.act.date, fact.data.amount);
    case 'CommitmentReduced':
      return adjusted(grant, fact.data.act.date, -fact.data.amount);
    case 'RemainderReleased':
    case 'CommitmentLapsed':
      return released(grant, fact);
    case 'CommitmentCancelled':
      return { ...released(grant, fact), granted: noMoney, cancelled: true };
    case 'LiquidationSettled':
    case 'PaymentOrderIssued':
    case 'PaymentOrderRejected':
    case 'PaymentOrderRejectionWithdrawn':
    case 'PaymentRecorded':
    case 'PaymentRecordWithdrawn':
      return paidAlong(grant, fact);
    case 'RecoveryOrderIssued':
    case 'RecoveryCollected':
    case 'RecoveryCollectionWithdrawn':
      return recoveredAlong(grant, fact);
    default:
      return unreachable(fact);
  }
}

type Payment = Extract<
  Fact,
  {
    type:
      | 'LiquidationSettled'
      | 'PaymentOrderIssued'
      | 'PaymentOrderRejected'
      | 'PaymentOrderRejectionWithdrawn'
      | 'PaymentRecorded'
      | 'PaymentRecordWithdrawn';
  }
>;

function paidAlong(grant: GrantDocument, fact: Payment): GrantDocument {
  switch (fact.type) {
    case 'LiquidationSettled': {
      const { liquidation, amount, settledOn } = fact.data;
      const exercice = yearOf(settledOn);
      const liquidations = { ...grant.liquidations, [liquidation]: { exercice, amount } };
      return counted({ ...grant, liquidations }, exercice, 'liquidated', amount);
    }
    case 'PaymentOrderIssued': {
      const { order, liquidation, exercice, amount } = fact.data;
      const orders = { ...grant.orders, [order]: { exercice, amount } };
      return counted(liquidatedIn({ ...grant, orders }, liquidation, exercice), exercice, 'ordered', amount);
    }
    case 'PaymentOrderRejected': {
      const { exercice, amount } = orderOf(grant, fact.data.order);
      return counted(grant, exercice, 'ordered', -amount);
    }
    case 'PaymentOrderRejectionWithdrawn':
      return counted(grant, fact.data.exercice, 'ordered', fact.data.amount);
    case 'PaymentRecorded':
      return counted(grant, orderOf(grant, fact.data.order).exercice, 'paid', fact.data.amount);
    case 'PaymentRecordWithdrawn':
      return counted(grant, orderOf(grant, fact.data.order).exercice, 'paid', -fact.data.amount);
    default:
      return unreachable(fact);
  }
}

type Recovery = Extract<
  Fact,
  { type: 'RecoveryOrderIssued' | 'RecoveryCollected' | 'RecoveryCollectionWithdrawn' }
>;

function recoveredAlong(grant: GrantDocument, fact: Recovery): GrantDocument {
  const { recovery, amount } = fact.data;
  if (fact.type === 'RecoveryOrderIssued') {
    const { exercice } = fact.data;
    return { ...grant, recoveries: { ...grant.recoveries, [recovery]: { exercice, amount } } };
  }
  const { exercice } = known(grant.recoveries[recovery]);
  const change = fact.type === 'RecoveryCollected' ? amount : -amount;
  return counted(grant, exercice, 'recovered', change);
}

function orderOf({ orders }: GrantDocument, order: string) {
  return known(orders[order]);
}

function known<Counted>(found: Counted | undefined): Counted {
  if (found === undefined) throw new Error('A fact follows an order that was never issued');
  return found;
}

/** A liquidation settled before the exercice that pays it is counted there. */
function liquidatedIn(grant: GrantDocument, liquidation: string, exercice: number): GrantDocument {
  const { exercice: before, amount } = known(grant.liquidations[liquidation]);
  if (before === exercice) return grant;
  const liquidations = { ...grant.liquidations, [liquidation]: { exercice, amount } };
  const moved = counted({ ...grant, liquidations }, before, 'liquidated', -amount);
  return counted(moved, exercice, 'liquidated', amount);
}

/** By an act of that day: the grant and, once there is one, its commitment. */
function adjusted(grant: GrantDocument, on: Day, change: number): GrantDocument {
  const after = { ...grant, granted: cents(grant.granted + change) };
  return grant.committed ? counted(after, yearOf(on), 'committed', change) : after;
}

type Release = Extract<Fact, { type: 'RemainderReleased' | 'CommitmentLapsed' | 'CommitmentCancelled' }>;

/** What was only reserved is not of the commitment: it goes back without being counted. */
function released(grant: GrantDocument, { data, metadata }: Release): GrantDocument {
  if (!grant.committed) return grant;
  return counted(grant, yearOf(parisDay(metadata.occurredAt)), 'released', data.amount);
}

function yearOf(on: Day): number {
  return Number(on.slice(0, 4));
}
