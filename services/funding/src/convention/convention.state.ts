import { unreachable } from '@jalon/kernel';
import type { ConventionEvent, ScheduledPayment } from './convention.events.ts';

type Fact<Type extends ConventionEvent['type']> = Extract<ConventionEvent, { readonly type: Type }>['data'];
export type DraftedConvention = Fact<'ConventionDrafted'>;
export type ConventionAmendment = Omit<Fact<'ConventionAmended'>, 'payments'>;
export type SignedConvention = Fact<'ConventionSignedByAll'>;

export interface ConventionTerms extends DraftedConvention {
  /** The schedule of payments last agreed; empty before. */
  readonly payments: readonly ScheduledPayment[];
  /** The schedule that was signed; empty before, and when the convention was signed without one. */
  readonly inForce: readonly ScheduledPayment[];
  /** Oldest first: lines decided later are signed later. */
  readonly signatures: readonly SignedConvention[];
  /** Avenants, oldest first. */
  readonly amendments: readonly ConventionAmendment[];
}

/** The convention of a dossier: what it covers and why, how it is paid, who signed. */
export type Convention =
  | { readonly status: 'absent' }
  | ({ readonly status: 'drafted' } & ConventionTerms)
  | ({ readonly status: 'scheduled' } & ConventionTerms)
  | ({ readonly status: 'signed' } & ConventionTerms)
  | ({ readonly status: 'amended' } & ConventionTerms)
  | ({ readonly status: 'abandoned'; readonly reason: string } & ConventionTerms);

export type ConventionStatus = Convention['status'];

export const conventionStatuses = [
  'absent',
  'drafted',
  'scheduled',
  'signed',
  'amended',
  'abandoned',
] as const;

export const noConvention: Convention = { status: 'absent' };

/** The state after a fact. */
export function evolveConvention(state: Convention, event: ConventionEvent): Convention {
  if (event.type === 'ConventionDrafted') return draftedFrom(state, event.data);
  if (state.status === 'absent') throw new Error('A convention has facts before it was drafted');
  switch (event.type) {
    case 'ScheduleAgreed': {
      const { payments } = event.data;
      // Signed without a schedule, it is completed by the one that the parties then agree.
      return state.status === 'signed'
        ? { ...state, payments, inForce: payments }
        : { ...state, status: 'scheduled', payments };
    }
    case 'ConventionSignedByAll': {
      const signatures = [...state.signatures, event.data];
      return { ...state, status: 'signed', signatures, inForce: state.payments };
    }
    case 'ConventionAmended': {
      const { payments, ...amendment } = event.data;
      const amendments = [...state.amendments, amendment];
      return { ...state, status: 'amended', payments, inForce: payments, amendments };
    }
    case 'ConventionAbandoned':
      return { ...state, status: 'abandoned', inForce: [], reason: event.data.reason };
    default:
      return unreachable(event);
  }
}

/** A draft anew keeps the schedule that was agreed and what was signed, unless the convention was abandoned. */
function draftedFrom(state: Convention, data: DraftedConvention): Convention {
  if (state.status === 'absent' || state.status === 'abandoned') {
    const history = state.status === 'absent' ? { signatures: [], amendments: [] } : state;
    const { signatures, amendments } = history;
    return { status: 'drafted', ...data, payments: [], inForce: [], signatures, amendments };
  }
  const { payments, inForce, signatures, amendments } = state;
  const status = payments.length > 0 ? 'scheduled' : 'drafted';
  return { status, ...data, payments, inForce, signatures, amendments };
}

/** The schedule by which a dossier's grants are paid: that of its signed convention. Empty when none is in force. */
export function scheduleInForce(state: Convention): readonly ScheduledPayment[] {
  return state.status === 'absent' ? [] : state.inForce;
}
