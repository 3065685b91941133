import { z } from 'zod';
import { amountSchema, daySchema, lineSchema, officeHolderSchema } from '@jalon/contracts';

const count = z.number().int().min(0);

export const rowFaultSchema = z.object({
  line: z.number().int(),
  column: z.string(),
  value: z.string(),
  sentence: z.string(),
});

/** An order of ours that the accountant's file does not speak of, by its id `<commitment>/<order>`. */
export const missingOrderSchema = z.object({
  exercice: z.number().int(),
  number: z.number().int(),
  amount: amountSchema,
  remaining: amountSchema,
  issuedOn: daySchema,
  beneficiary: z.string(),
  siret: z.string().optional(),
});
export type MissingOrder = z.infer<typeof missingOrderSchema>;

/**
 * The facts of an accountant's file as a whole, stream `extract-<X…>`. Its lines are on sheets of at most 200,
 * `extract-<X…>.<sheet>`, each decided on its own.
 */
export const extractEventSchemas = {
  ExtractReceived: z.object({
    extract: z.string(),
    source: z.string(),
    /** The version of the source's profile by which it was read. */
    profileVersion: z.number().int(),
    file: lineSchema(200),
    sha256: z.string(),
    bytes: count,
    encoding: z.string(),
    /** The period that the file tells; without it no order is said to be missing. */
    period: z.object({ from: daySchema, until: daySchema }).optional(),
    /** The extract that this one corrects. */
    corrects: z.string().optional(),
    lines: count,
    sheets: count,
    /** Lines and amounts by kind. */
    kinds: z.record(z.string(), z.object({ lines: count, amount: z.number().int() })),
    faults: z.object({ rows: count, first: z.array(rowFaultSchema) }),
    receivedBy: officeHolderSchema,
    receivedOn: daySchema,
  }),
  /** Every line has its verdict. Said at the end of each comparison that changed something, and of the first. */
  ExtractCompared: z.object({
    ruleset: z.number().int(),
    /** Lines by state. */
    states: z.record(z.string(), count),
    exact: count,
    recognised: count,
    notFound: count,
  }),
  /** Orders of the period that the file does not speak of, as far as they were not said before. */
  OrdersNotFound: z.object({ orders: z.record(z.string(), missingOrderSchema) }),
  ExtractSuperseded: z.object({ by: z.string(), supersededBy: officeHolderSchema }),
} as const;

export type ExtractEventType = keyof typeof extractEventSchemas;
export type ExtractEvent = {
  [Type in ExtractEventType]: {
    readonly type: Type;
    readonly data: z.infer<(typeof extractEventSchemas)[Type]>;
  };
}[ExtractEventType];
