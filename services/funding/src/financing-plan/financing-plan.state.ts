import type { FinancingPlanEvent, PlanStatement } from './financing-plan.events.ts';

/** A plan as it is stated today, and as it was stated before. */
export type FinancingPlan =
  | { readonly status: 'absent' }
  | {
      readonly status: 'stated';
      readonly plan: string;
      readonly statement: PlanStatement;
      /** What was stated before, oldest first, with why it was stated otherwise. */
      readonly formerly: readonly { readonly statement: PlanStatement; readonly restatedFor: string }[];
    };

export type FinancingPlanStatus = FinancingPlan['status'];

export const financingPlanStatuses = ['absent', 'stated'] as const;

export const noFinancingPlan: FinancingPlan = { status: 'absent' };

/** The state after a fact. */
export function evolveFinancingPlan(state: FinancingPlan, event: FinancingPlanEvent): FinancingPlan {
  if (event.type === 'FinancingPlanStated') {
    const { plan, ...statement } = event.data;
    return { status: 'stated', plan, statement, formerly: [] };
  }
  if (state.status === 'absent') throw new Error('A financing plan is restated before it was stated');
  const { reason, ...statement } = event.data;
  const formerly = [...state.formerly, { statement: state.statement, restatedFor: reason }];
  return { ...state, statement, formerly };
}
