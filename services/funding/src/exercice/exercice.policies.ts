import { type Day, type Policy, allowed, refused } from '@jalon/kernel';
import type { DecisionContext } from '../context.ts';
import { NotFound } from '../intents.errors.ts';
import {
  theRoleMay as theRoleMayOn,
  theStateTakesTheIntent as theStateTakesTheIntentOn,
} from '../intents.policies.ts';
import {
  type ExerciceIntent,
  type ExerciceIntentFields,
  type ExerciceIntentName,
  everyExerciceIntent,
  exerciceIntents,
  isAskedByPeople,
} from './exercice.commands.ts';
import * as refusal from './exercice.errors.ts';
import type { Exercice, ExerciceStatus, OpenExercice } from './exercice.state.ts';

/** What an exercice's decider is told of the world. `exercice` is its year. */
export interface ExerciceContext extends DecisionContext {
  readonly exercice: number;
}

type EveryIntentPolicy = Policy<ExerciceIntent, Exercice, ExerciceContext>;
type ExercicePolicy<Name extends ExerciceIntentName> = Policy<
  ExerciceIntentFields<Name>,
  OpenExercice,
  ExerciceContext
>;

const roleOfPeople = theRoleMayOn<ExerciceStatus>('exercice', exerciceIntents);

/** People's intents go by role. What a commitment entails was judged there. */
export const theRoleMay: EveryIntentPolicy = (asked, state, context) =>
  isAskedByPeople(asked.intent) ? roleOfPeople(asked, state, context) : allowed;

export const theExerciceExists: EveryIntentPolicy = ({ intent }, { status }, { exercice }) =>
  status === 'absent' && intent !== 'open' ? refused(new NotFound('exercice', String(exercice))) : allowed;

export const theStateTakesTheIntent: EveryIntentPolicy = theStateTakesTheIntentOn<ExerciceStatus>(
  'exercice',
  everyExerciceIntent,
);

/** What every intent must satisfy, before its own rules. */
export const everyIntentPolicies = [theRoleMay, theExerciceExists, theStateTakesTheIntent];

/** It begins when the year is over and ends in January, at the latest on the day of the law. */
export const theComplementaryPeriodIsWithinTheLaw: ExercicePolicy<'open-complementary-period'> = (
  { until },
  { exercice },
  { rules },
) => {
  const first = januaryDay(exercice + 1, 1);
  const last = januaryDay(exercice + 1, rules.complementaryUntilJanuary);
  return first <= until && until <= last
    ? allowed
    : refused(new refusal.ComplementaryPeriodMisplaced(until, first, last));
};

/** An order bears a day of its exercice, or of its complementary period. */
export const theExerciceTakesOrdersToday: ExercicePolicy<'number-payment-order' | 'number-recovery-order'> = (
  _,
  state,
  { today },
) =>
  januaryDay(state.exercice, 1) <= today && today <= lastDayOf(state)
    ? allowed
    : refused(new refusal.ExerciceTakesNoOrder(state.exercice, today, lastDayOf(state)));

/** In the complementary period only services done in the year are ordered on it. */
export const theServiceWasDoneInTheYear: ExercicePolicy<'number-payment-order'> = (
  { certifiedOn },
  { exercice },
  { today },
) =>
  today <= yearEnd(exercice) || certifiedOn <= yearEnd(exercice)
    ? allowed
    : refused(new refusal.ServiceOfAnotherYear(exercice, certifiedOn));

export const paymentOrderPolicies = [theExerciceTakesOrdersToday, theServiceWasDoneInTheYear];

/** An exercice is closed once no order can come any more. */
export const theYearIsOver: ExercicePolicy<'close'> = (_, state, { today }) =>
  lastDayOf(state) < today ? allowed : refused(new refusal.YearNotOver(state.exercice, lastDayOf(state)));

/** The last day on which it takes orders. */
function lastDayOf(state: OpenExercice): Day {
  return state.status === 'complementary' ? state.until : yearEnd(state.exercice);
}

function yearEnd(year: number): Day {
  return `${year}-12-31` as Day;
}

function januaryDay(year: number, nth: number): Day {
  return `${year}-01-${String(nth).padStart(2, '0')}` as Day;
}
