import type { Recorded } from '@jalon/event-store';
import type { Projection } from '@jalon/read-models';
import { type ReadPlan, readPlan } from './financing-plan-findings.ts';
import { type FinancingPlanEvent, financingPlanEventTypes } from './financing-plan.events.ts';
import { type FinancingPlan, evolveFinancingPlan, noFinancingPlan } from './financing-plan.state.ts';

/** A plan as people see it: what is stated, what it leaves unexplained, what was stated before. */
export interface FinancingPlanDocument extends ReadPlan {
  readonly id: string;
  readonly formerly: Extract<FinancingPlan, { readonly status: 'stated' }>['formerly'];
}

/** A plan's state, read. */
export function financingPlanDocument(
  state: Extract<FinancingPlan, { readonly status: 'stated' }>,
): FinancingPlanDocument {
  return { id: state.plan, ...readPlan(state.statement), formerly: state.formerly };
}

/** Every financing plan. */
export const financingPlans: Projection<FinancingPlanDocument, Recorded<FinancingPlanEvent>> = {
  name: 'financing-plans',
  version: 1,
  types: financingPlanEventTypes,
  documentId: ({ stream }) => stream.slice('financing-plan-'.length),
  textFields: ['title', 'source'],
  evolve: (document, event) => {
    const after = evolveFinancingPlan(document ? stateOf(document) : noFinancingPlan, event);
    return after.status === 'absent' ? undefined : financingPlanDocument(after);
  },
};

function stateOf({ id, formerly, ...read }: FinancingPlanDocument): FinancingPlan {
  const { title, total, parts, shares, source, statedOn } = read;
  return {
    status: 'stated',
    plan: id,
    statement: { title, total, parts, shares, source, statedOn },
    formerly,
  };
}
