import type { EnvelopeIntent } from '../envelope/envelope.commands.ts';
import type { ExerciceIntent } from '../exercice/exercice.commands.ts';
import type { CommitmentEvent } from './commitment.events.ts';
import type { OpenCommitment } from './commitment.state.ts';

/** What the facts of a commitment ask of its envelope and of an exercice, in the same append. */
export interface Entailments {
  readonly envelope?: EnvelopeIntent;
  readonly exercice?: { readonly exercice: number; readonly asked: ExerciceIntent };
}

/** Every move of credit is a fact on both sides. `before`: the commitment that decided the fact; undefined when it opens. */
export function entailedBy(
  commitment: string,
  event: CommitmentEvent,
  before: OpenCommitment | undefined,
): Entailments {
  switch (event.type) {
    case 'ReservationObtained':
    case 'ReservationDenied':
      return { envelope: { intent: 'reserve', commitment, amount: event.data.amount } };
    case 'AccountingCommitmentMade':
    case 'CommitmentIncreased':
      return {
        envelope: {
          intent: 'commit-authority',
          commitment,
          amount: event.data.amount,
          fromReservation: event.type === 'AccountingCommitmentMade',
        },
      };
    case 'CommitmentReduced':
      return {
        envelope: {
          intent: 'decommit',
          commitment,
          amount: event.data.amount,
          reason: `Réduction par l’acte ${event.data.act.reference}`,
        },
      };
    case 'RemainderReleased':
    case 'CommitmentLapsed':
    case 'CommitmentCancelled': {
      const { amount, reason } = event.data;
      if (amount === 0) return {};
      const intent = before?.amounts.committed === 0 ? 'release-reservation' : 'decommit';
      return { envelope: { intent, commitment, amount, reason } };
    }
    case 'PaymentOrderIssued': {
      const { order, amount, exercice, liquidation } = event.data;
      const certificate = before?.liquidations.find((one) => one.liquidation === liquidation)?.certificate;
      const certified = before?.certificates.find((one) => one.certificate === certificate);
      const certifiedOn = certified?.certifiedOn ?? event.data.issuedOn;
      return {
        envelope: { intent: 'consume-payment-credits', commitment, amount, exercice, order },
        exercice: {
          exercice,
          asked: { intent: 'number-payment-order', commitment, order, amount, certifiedOn },
        },
      };
    }
    case 'PaymentOrderRejected': {
      const { order, reason } = event.data;
      return { envelope: { intent: 'restore-payment-credits', commitment, order, reason } };
    }
    case 'PaymentOrderRejectionWithdrawn': {
      const { order, amount, exercice } = event.data;
      return { envelope: { intent: 'consume-payment-credits', commitment, amount, exercice, order } };
    }
    case 'RecoveryOrderIssued': {
      const { recovery, amount, exercice } = event.data;
      return {
        exercice: { exercice, asked: { intent: 'number-recovery-order', commitment, recovery, amount } },
      };
    }
    default:
      return {};
  }
}
