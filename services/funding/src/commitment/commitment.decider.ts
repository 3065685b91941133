import { type Decider, type Decision, firstRefusal, isRefusal } from '@jalon/kernel';
import { isSquare } from './commitment-amounts.state.ts';
import type { CommitmentIntent, commitmentIntents } from './commitment.commands.ts';
import type { CommitmentContext } from './commitment.context.ts';
import type { CommitmentEvent } from './commitment.events.ts';
import { evolveCommitment } from './commitment-life.state.ts';
import { everyIntentPolicies } from './commitment.policies.ts';
import { type Commitment, type OpenCommitment, noCommitment } from './commitment.state.ts';
import { engagementDecisions } from './engagement/engagement.decider.ts';
import { exitsDecisions } from './exits/exits.decider.ts';
import type { DecisionsOf } from './intent.commands.ts';
import { liquidationDecisions } from './liquidation/liquidation.decider.ts';
import { noticesDecisions } from './notices/notices.decider.ts';
import { paymentDecisions } from './payment/payment.decider.ts';
import { recoveryDecisions } from './recovery/recovery.decider.ts';
import { decideOpening, reservationDecisions } from './reservation/reservation.decider.ts';

const decisions: DecisionsOf<Omit<typeof commitmentIntents, 'open'>> = {
  ...reservationDecisions,
  ...noticesDecisions,
  ...engagementDecisions,
  ...liquidationDecisions,
  ...paymentDecisions,
  ...recoveryDecisions,
  ...exitsDecisions,
};

type AnyDecision = (
  fields: Omit<CommitmentIntent, 'intent'>,
  state: OpenCommitment,
  context: CommitmentContext,
) => Decision<CommitmentEvent>;

function decideCommitment(
  asked: CommitmentIntent,
  state: Commitment,
  context: CommitmentContext,
): Decision<CommitmentEvent> {
  const refusal = firstRefusal(everyIntentPolicies, asked, state, context);
  if (refusal) return refusal;
  if (asked.intent === 'open') {
    const { intent: _, ...terms } = asked;
    return decideOpening(terms, context);
  }
  const { intent, ...fields } = asked;
  // The table's types hold each decision to its own fields; theCommitmentExists has just checked the state.
  const decided = (decisions[intent] as AnyDecision)(fields, state as OpenCommitment, context);
  return isRefusal(decided) ? decided : [...decided, ...settlement(state, decided, context)];
}

/** A commitment settles itself, in the same append as the fact by which paid + released = committed. */
function settlement(
  before: Commitment,
  decided: readonly CommitmentEvent[],
  { today }: CommitmentContext,
): readonly CommitmentEvent[] {
  const after = decided.reduce(evolveCommitment, before);
  if (decided.length === 0 || after.status === 'absent') return [];
  const { legal, settledOn, amounts } = after;
  return legal !== undefined && settledOn === undefined && isSquare(amounts)
    ? [{ type: 'CommitmentSettled', data: { settledOn: today } }]
    : [];
}

/** The commitment of a funding line: from its reservation to the last cent paid, given back or recovered (domain.md §5.6). */
export const commitmentDecider: Decider<Commitment, CommitmentIntent, CommitmentEvent, CommitmentContext> = {
  initialState: noCommitment,
  evolve: evolveCommitment,
  decide: decideCommitment,
};
