import type { Revision } from '@jalon/event-store';
import type { Asker, Clock, Day, Instant } from '@jalon/kernel';
import { accountOf, proposalOf } from '../beneficiary/beneficiary.state.ts';
import type { BeneficiaryDesk } from '../beneficiary/beneficiary.handlers.ts';
import { endingOf } from '../beneficiary/iban.ts';
import type { ScheduledPayment } from '../convention/convention.events.ts';
import { decisionContext } from '../decision-context.ts';
import { reservationOutcome } from '../envelope/consumption/consumption.decider.ts';
import type { Envelopes } from '../envelope/envelope.handlers.ts';
import type { Envelope } from '../envelope/envelope.state.ts';
import type { Exercices } from '../exercice/exercice.handlers.ts';
import {
  type Exercice,
  type OpenExercice,
  nextPaymentOrder,
  nextRecoveryOrder,
  noExercice,
} from '../exercice/exercice.state.ts';
import type { CommitmentIntent } from './commitment.commands.ts';
import type { CommitmentContext, OverdueReport, PayableAccount } from './commitment.context.ts';
import type { Commitment, OpenCommitment } from './commitment.state.ts';
import { envelopeOf } from './reservation/reservation.decider.ts';

/** The subjects and the views that a commitment looks at beside itself. */
export interface CommitmentNeighbours {
  readonly envelopes: Envelopes;
  readonly exercices: Exercices;
  readonly beneficiaries: Pick<BeneficiaryDesk, 'load'>;
  /** The schedule of the convention in force of a dossier; empty when there is none. */
  readonly scheduleOf: (dossier: string) => Promise<readonly ScheduledPayment[]>;
  /** The reports that a body is late with on a day, of any dossier. */
  readonly overdueReportsOf: (beneficiary: string, on: Day) => Promise<readonly OverdueReport[]>;
}

/** The envelope and the exercice as they were looked at, and where in their streams. */
export interface Surroundings {
  readonly envelope?: { readonly id: string; readonly state: Envelope; readonly revision: Revision };
  readonly exercice?: { readonly year: number; readonly state: Exercice; readonly revision: Revision };
}

/** Gathers what the decider is told of the world: each intent brings what its rules look at, no more. */
export class CommitmentWorld {
  readonly #clock: Clock;
  readonly #neighbours: CommitmentNeighbours;

  constructor(clock: Clock, neighbours: CommitmentNeighbours) {
    this.#clock = clock;
    this.#neighbours = neighbours;
  }

  /** The envelope and the exercice that an intent is about to move. */
  async surroundingsOf(asked: CommitmentIntent, state: Commitment): Promise<Surroundings> {
    const { envelopes, exercices } = this.#neighbours;
    const id = envelopeMovedBy(asked, state);
    const year = exerciceNamedBy(asked);
    return {
      ...(id !== undefined && { envelope: { id, ...(await envelopes.load(id)) } }),
      ...(year !== undefined && { exercice: { year, ...(await exercices.load(String(year))) } }),
    };
  }

  async contextFor(
    id: string,
    asked: CommitmentIntent,
    actor: Asker,
    commitment: Commitment,
    { envelope, exercice }: Surroundings,
    at?: Instant,
  ): Promise<CommitmentContext> {
    const context = { commitment: id, ...decisionContext(this.#clock, actor, at) };
    const { today } = context;
    const { state = noExercice } = exercice ?? {};
    const exerciceStatus = state.status;
    switch (asked.intent) {
      case 'open':
        return { ...context, reservation: outcomeOf(envelope, asked.granted) };
      case 'retry-reservation':
        return commitment.status === 'absent'
          ? context
          : { ...context, reservation: outcomeOf(envelope, commitment.terms.granted) };
      case 'commit-accounting':
      case 'commit-legally':
        return { ...context, exerciceStatus };
      case 'issue-payment-order':
        return {
          ...context,
          exerciceStatus,
          paymentNumber: takesOrders(state) ? nextPaymentOrder(state, today) : undefined,
          account: commitment.status === 'absent' ? undefined : await this.#accountOf(commitment),
        };
      case 'issue-recovery-order':
        return {
          ...context,
          exerciceStatus,
          recoveryNumber: takesOrders(state) ? nextRecoveryOrder(state) : undefined,
        };
      case 'settle-liquidation':
        return commitment.status === 'absent'
          ? context
          : { ...context, ...(await this.#paymentTerms(asked.certificate, commitment, today)) };
      default:
        return context;
    }
  }

  async #accountOf({ terms }: OpenCommitment): Promise<PayableAccount> {
    const { state } = await this.#neighbours.beneficiaries.load(terms.beneficiary.id);
    const proposal = proposalOf(state);
    if (proposal) return { standing: 'unconfirmed', proposedBy: proposal.proposedBy.id };
    const account = accountOf(state);
    return account ? { standing: 'confirmed', ending: endingOf(account.iban) } : { standing: 'none' };
  }

  async #paymentTerms(certificate: string, { terms, certificates }: OpenCommitment, today: Day) {
    const { scheduleOf, overdueReportsOf } = this.#neighbours;
    const certified = certificates.find((one) => one.certificate === certificate);
    if (certified?.kind !== 'balance') return { schedule: await scheduleOf(terms.dossier) };
    const overdue = await overdueReportsOf(terms.beneficiary.id, today);
    return { overdueReports: overdue.filter(({ dossier }) => dossier !== terms.dossier) };
  }
}

/** The envelope whose credit an intent moves; undefined when it moves none. */
export function envelopeMovedBy(asked: CommitmentIntent, state: Commitment): string | undefined {
  switch (asked.intent) {
    case 'open':
      return asked.origin === 'imported' ? undefined : envelopeOf(asked);
    case 'retry-reservation':
    case 'commit-accounting':
    case 'increase':
    case 'reduce':
    case 'issue-payment-order':
    case 'reject-payment-order':
    case 'withdraw-rejection':
    case 'release':
    case 'lapse':
    case 'cancel':
      return state.status === 'absent' ? undefined : state.terms.envelope;
    default:
      return undefined;
  }
}

/** The exercice whose state an intent looks at. */
export function exerciceNamedBy(asked: CommitmentIntent): number | undefined {
  switch (asked.intent) {
    case 'commit-accounting':
    case 'commit-legally':
    case 'issue-payment-order':
    case 'issue-recovery-order':
      return asked.exercice;
    default:
      return undefined;
  }
}

function outcomeOf(envelope: Surroundings['envelope'], amount: OpenCommitment['terms']['granted']) {
  return envelope && reservationOutcome(envelope.state, amount);
}

function takesOrders(state: Exercice): state is OpenExercice {
  return state.status === 'open' || state.status === 'complementary';
}
