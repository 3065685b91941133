import { type Decider, firstRefusal } from '@jalon/kernel';
import type { FinancingPlanIntent } from './financing-plan.commands.ts';
import type { FinancingPlanEvent } from './financing-plan.events.ts';
import {
  type FinancingPlanContext,
  everyIntentPolicies,
  restatementPolicies,
  theLabelsAreDistinct,
} from './financing-plan.policies.ts';
import { type FinancingPlan, evolveFinancingPlan, noFinancingPlan } from './financing-plan.state.ts';

/** A financing plan: what its sources state of it. */
export const financingPlanDecider: Decider<
  FinancingPlan,
  FinancingPlanIntent,
  FinancingPlanEvent,
  FinancingPlanContext
> = {
  initialState: noFinancingPlan,
  evolve: evolveFinancingPlan,
  decide(asked, state, context) {
    const refusal = firstRefusal(everyIntentPolicies, asked, state, context);
    if (refusal) return refusal;
    switch (asked.intent) {
      case 'state': {
        const { intent: _, ...statement } = asked;
        return (
          theLabelsAreDistinct(statement, state, context) ?? [
            { type: 'FinancingPlanStated', data: { plan: context.plan, ...statement } },
          ]
        );
      }
      case 'restate': {
        const { intent: _, reason, ...statement } = asked;
        return (
          firstRefusal(restatementPolicies, statement, state, context) ?? [
            { type: 'FinancingPlanRestated', data: { ...statement, reason } },
          ]
        );
      }
    }
  },
};
