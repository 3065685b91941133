import { type Day, type Policy, allowed, refused } from '@jalon/kernel';
import { NotFound } from '../intents.errors.ts';
import { theRoleMay, theStateTakesTheIntent } from '../intents.policies.ts';
import { type CommitmentIntent, commitmentIntentRow, commitmentIntents } from './commitment.commands.ts';
import type { CommitmentContext } from './commitment.context.ts';
import * as refusal from './commitment.errors.ts';
import type { Commitment, CommitmentStatus } from './commitment.state.ts';

type EveryIntentPolicy = Policy<CommitmentIntent, Commitment, CommitmentContext>;

/** A commitment exists before anything is asked of it but to open it. */
export const theCommitmentExists: EveryIntentPolicy = ({ intent }, { status }, { commitment }) =>
  status === 'absent' && intent !== 'open' ? refused(new NotFound('commitment', commitment)) : allowed;

export const theAmountIsSomething: EveryIntentPolicy = (asked) => {
  const amount = asked.intent === 'open' ? asked.granted : 'amount' in asked ? asked.amount : undefined;
  return amount === 0 ? refused(new refusal.AmountMissing()) : allowed;
};

/** What a person states has happened already. What is heard from programmation was judged there. */
export const nothingIsDatedInTheFuture: EveryIntentPolicy = (asked, _, { today }) => {
  if (commitmentIntentRow(asked.intent).internal) return allowed;
  const [field, day] = datesOf(asked).find(([, one]) => today < one) ?? [];
  return field === undefined || day === undefined
    ? allowed
    : refused(new refusal.DateInTheFuture(field, day, today));
};

function datesOf(asked: CommitmentIntent): readonly (readonly [field: string, day: Day])[] {
  switch (asked.intent) {
    case 'commit-legally':
    case 'increase':
    case 'reduce':
      return [['act.date', asked.act.date]];
    case 'record-payment':
      return [['paidOn', asked.paidOn]];
    case 'reject-payment-order':
      return [['rejectedOn', asked.rejectedOn]];
    case 'issue-recovery-order':
      return [['heardOn', asked.heardOn]];
    case 'collect-recovery':
      return [['collectedOn', asked.collectedOn]];
    case 'write-off-recovery':
      return [['deliberation.date', asked.deliberation.date]];
    default:
      return [];
  }
}

/** What every intent must satisfy, before its own rules. */
export const everyIntentPolicies: readonly EveryIntentPolicy[] = [
  theRoleMay<CommitmentStatus>('commitment', commitmentIntents),
  theCommitmentExists,
  theStateTakesTheIntent<CommitmentStatus>('commitment', commitmentIntents),
  theAmountIsSomething,
  nothingIsDatedInTheFuture,
];

type ExercicePolicy = Policy<{ readonly exercice: number }, Commitment, CommitmentContext>;

/** Nothing is committed, ordered or asked back on an exercice that is closed or was never opened. */
export const theExerciceIsOpen: ExercicePolicy = ({ exercice }, _, { exerciceStatus = 'absent' }) =>
  exerciceStatus === 'open' || exerciceStatus === 'complementary'
    ? allowed
    : refused(new refusal.ExerciceNotOpen(exercice, exerciceStatus));
