import { z } from 'zod';
import { amountSchema, daySchema, lineSchema, textSchema } from '@jalon/contracts';

/** What a source states of a plan's financing, as found: nothing here is made to add up. */
export const planStatementSchema = z.object({
  title: lineSchema(200),
  /** In cents. */
  total: amountSchema,
  /** What the total is spent on. */
  parts: z.array(z.object({ label: lineSchema(120), amount: amountSchema })).max(40),
  /** Who finances it, in basis points of the total (10 000 = the whole). */
  shares: z
    .array(z.object({ financer: lineSchema(120), shareBp: z.number().int().min(0).max(10_000) }))
    .max(40),
  source: lineSchema(200),
  /** The day of the source, or of the act that it tells. */
  statedOn: daySchema,
});
export type PlanStatement = z.infer<typeof planStatementSchema>;

/**
 * The facts of a financing plan that is known by its shares alone (stream `financing-plan-<id>`): the protocol of the
 * urban renewal programme is one. Figures are kept as their source gives them (domain.md §5.3).
 */
export const financingPlanEventSchemas = {
  FinancingPlanStated: planStatementSchema.extend({ plan: z.string() }),
  /** Another source, or a correction of it, states it otherwise; what was stated before stays readable. */
  FinancingPlanRestated: planStatementSchema.extend({ reason: textSchema(2_000) }),
} as const;

export type FinancingPlanEventType = keyof typeof financingPlanEventSchemas;
export type FinancingPlanEvent = {
  [Type in FinancingPlanEventType]: {
    readonly type: Type;
    readonly data: z.infer<(typeof financingPlanEventSchemas)[Type]>;
  };
}[FinancingPlanEventType];

export const financingPlanEventTypes = Object.keys(financingPlanEventSchemas) as FinancingPlanEventType[];
