import { type Policy, allowed, refused } from '@jalon/kernel';
import { remainder } from '../commitment-amounts.state.ts';
import type { CommitmentContext } from '../commitment.context.ts';
import { theExerciceIsOpen } from '../commitment.policies.ts';
import type { OpenCommitment } from '../commitment.state.ts';
import type { FieldsOf, StandingPolicy } from '../intent.commands.ts';
import type { engagementIntents } from './engagement.commands.ts';
import * as refusal from './engagement.errors.ts';

type Intents = typeof engagementIntents;
type EngagementPolicy<Name extends keyof Intents> = Policy<
  FieldsOf<Intents[Name]>,
  OpenCommitment,
  CommitmentContext
>;

/** R1: the beneficiary was told of the decision before the debt exists. */
export const theDecisionIsNotified: StandingPolicy = (_, { notification }) =>
  notification ? allowed : refused(new refusal.DecisionNotNotified());

/** R7 to R9: where a convention is imposed, it is signed by all. */
export const theConventionIsInForce: StandingPolicy = (_, { notification, convention }) =>
  notification?.conventionRequired === true && convention === undefined
    ? refused(new refusal.ConventionMissing())
    : allowed;

/** Domain.md §3.3: what the accountant's software and the State's directory of grants both take. */
export const theEjIsWellFormed: EngagementPolicy<'commit-legally' | 'change-ej'> = ({ ej }) =>
  /^[A-Z0-9\-_+/]{1,40}$/.test(ej) ? allowed : refused(new refusal.EjMalformed(ej));

/** The number is an alias of the commitment for one exercice, which has one at most. */
export const theExerciceHasOneEj: EngagementPolicy<'change-ej'> = ({ exercice }, { legalNumbers }) => {
  const given = legalNumbers.find((one) => one.exercice === exercice);
  return given === undefined ? allowed : refused(new refusal.EjAlreadyGiven(exercice, given.ej));
};

export const theActIsNew: EngagementPolicy<'increase' | 'reduce'> = (
  { act: { reference } },
  { terms, adjustments },
) =>
  [terms.act.reference, ...adjustments].includes(reference)
    ? refused(new refusal.ActAlreadyUsed(reference))
    : allowed;

/** R4: liquidated ≤ committed. */
export const theReductionKeepsWhatIsOwed: EngagementPolicy<'reduce'> = ({ amount }, { amounts }) =>
  amount <= remainder(amounts)
    ? allowed
    : refused(new refusal.BelowWhatIsLiquidated(amount, remainder(amounts)));

export const legalCommitmentPolicies = [
  theExerciceIsOpen,
  theDecisionIsNotified,
  theConventionIsInForce,
  theEjIsWellFormed,
];

export const ejPolicies = [theEjIsWellFormed, theExerciceHasOneEj];
export const reductionPolicies = [theActIsNew, theReductionKeepsWhatIsOwed];
