import { z } from 'zod';
import { amountSchema, daySchema, lineSchema, yearSchema } from '@jalon/contracts';

/**
 * The facts of an exercice (the budget's year, stream `exercice-2016`): it gives payment orders and recovery orders
 * their numbers, without a gap, in the same append as the order itself; and it closes.
 */
export const exerciceEventSchemas = {
  ExerciceOpened: z.object({ exercice: yearSchema, openedOn: daySchema }),
  PaymentOrderNumbered: z.object({
    number: z.number().int().min(1),
    bordereau: z.number().int().min(1),
    commitment: z.string(),
    order: z.string(),
    amount: amountSchema,
    issuedOn: daySchema,
  }),
  RecoveryOrderNumbered: z.object({
    number: z.number().int().min(1),
    commitment: z.string(),
    recovery: z.string(),
    amount: amountSchema,
    issuedOn: daySchema,
  }),
  /** Journée complémentaire: from the 31st of December, orders on services done in the year are still issued until this day. */
  ComplementaryPeriodOpened: z.object({ until: daySchema }),
  ExerciceClosed: z.object({ closedOn: daySchema, act: lineSchema(80) }),
} as const;

export type ExerciceEventType = keyof typeof exerciceEventSchemas;
export type ExerciceEvent = {
  [Type in ExerciceEventType]: {
    readonly type: Type;
    readonly data: z.infer<(typeof exerciceEventSchemas)[Type]>;
  };
}[ExerciceEventType];

export const exerciceEventTypes = Object.keys(exerciceEventSchemas) as ExerciceEventType[];
