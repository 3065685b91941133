import { z } from 'zod';
import { type IntentFields, type Role, textSchema } from '@jalon/contracts';
import { planStatementSchema } from './financing-plan.events.ts';
import type { FinancingPlanStatus } from './financing-plan.state.ts';

interface IntentRow {
  readonly schema: z.ZodObject;
  readonly roles: readonly Role[];
  readonly from: readonly FinancingPlanStatus[];
  readonly summary: string;
}

function intent<const Row extends IntentRow>(row: Row): Row {
  return row;
}

const whoKeepsPlans = ['finance', 'admin'] as const;

/** Everything one may want of a financing plan: its fields, who may, in which states. */
export const financingPlanIntents = {
  state: intent({
    schema: z.strictObject(planStatementSchema.shape),
    roles: whoKeepsPlans,
    from: ['absent'],
    summary: 'Énoncer un plan de financement, tel que sa source le donne',
  }),
  restate: intent({
    schema: z.strictObject({ ...planStatementSchema.shape, reason: textSchema(2_000) }),
    roles: whoKeepsPlans,
    from: ['stated'],
    summary: 'L’énoncer autrement, avec la raison ; l’énoncé précédent reste lisible',
  }),
} as const;

type Intents = typeof financingPlanIntents;
export type FinancingPlanIntentName = keyof Intents;
export type FinancingPlanIntentFields<Name extends FinancingPlanIntentName> = IntentFields<
  Intents[Name]['schema']
>;

/** An intent as the decider takes it: its name beside its fields. */
export type FinancingPlanIntent = {
  [Name in FinancingPlanIntentName]: { readonly intent: Name } & FinancingPlanIntentFields<Name>;
}[FinancingPlanIntentName];

export const financingPlanIntentNames = Object.keys(financingPlanIntents) as FinancingPlanIntentName[];
