import { cents } from '@jalon/kernel';
import { noAmounts, plus, statusOf } from './commitment-amounts.state.ts';
import type { CommitmentEvent } from './commitment.events.ts';
import { evolvePayments } from './commitment-payments.state.ts';
import type { Commitment, CommitmentFact, CommitmentLife } from './commitment.state.ts';

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
