import { type Policy, allowed, canonicalJson, refused } from '@jalon/kernel';
import type { DecisionContext } from '../context.ts';
import { NotFound } from '../intents.errors.ts';
import { theRoleMay, theStateTakesTheIntent } from '../intents.policies.ts';
import { type FinancingPlanIntent, financingPlanIntents } from './financing-plan.commands.ts';
import { LabelsRepeated, NothingRestated } from './financing-plan.errors.ts';
import type { PlanStatement } from './financing-plan.events.ts';
import type { FinancingPlan } from './financing-plan.state.ts';

/** What a plan's decider is told of the world. */
export interface FinancingPlanContext extends DecisionContext {
  readonly plan: string;
}

type Rule<Fields> = Policy<Fields, FinancingPlan, FinancingPlanContext>;

/** A plan was stated before it is restated. */
export const thePlanExists: Rule<FinancingPlanIntent> = ({ intent }, { status }, { plan }) =>
  status === 'absent' && intent !== 'state' ? refused(new NotFound('financing-plan', plan)) : allowed;

/** What every intent must satisfy, before its own rules. That the figures add up is not asked: they are shown as found. */
export const everyIntentPolicies: readonly Rule<FinancingPlanIntent>[] = [
  theRoleMay('financing-plan', financingPlanIntents),
  thePlanExists,
  theStateTakesTheIntent('financing-plan', financingPlanIntents),
];

/** Each part and each financer is named once. */
export const theLabelsAreDistinct: Rule<PlanStatement> = ({ parts, shares }) => {
  const repeated = [
    ...repeatedIn(parts.map(({ label }) => label)),
    ...repeatedIn(shares.map(({ financer }) => financer)),
  ];
  return repeated.length === 0 ? allowed : refused(new LabelsRepeated(repeated));
};

/** A restatement changes something. */
export const theStatementDiffers: Rule<PlanStatement> = (statement, state, { plan }) =>
  state.status === 'stated' && canonicalJson(statement) === canonicalJson(state.statement)
    ? refused(new NothingRestated(plan))
    : allowed;

export const restatementPolicies = [theLabelsAreDistinct, theStatementDiffers];

function repeatedIn(names: readonly string[]): readonly string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}
