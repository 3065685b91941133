import { z } from 'zod';
import { amountSchema, daySchema, lineSchema, officeHolderSchema } from '@jalon/contracts';
import { type Finding, findings, lineStates } from '../matching/verdict.ts';
import { lineKinds } from '../reading/extract-line.ts';

/** A line as it was read (`ExtractLine`). */
export const extractLineSchema = z.object({
  key: z.string(),
  line: z.number().int(),
  occurrence: z.number().int().min(1),
  kind: z.enum(lineKinds),
  exercice: z.number().int().optional(),
  ej: z.string().optional(),
  number: z.number().int().optional(),
  amount: amountSchema,
  beneficiary: z.string().optional(),
  siret: z.string().optional(),
  day: daySchema,
  reference: z.string(),
  reason: z.string().optional(),
});

/** What a comparison says of a line (`Verdict`). */
export const verdictSchema = z.object({
  state: z.enum(lineStates),
  order: z.string().optional(),
  score: z.number().int().min(0).max(100),
  exact: z.boolean(),
  findings: z.array(z.enum(Object.keys(findings) as [Finding, ...Finding[]])),
  reasons: z.array(z.string()),
  difference: z.number().int().optional(),
  candidates: z.array(z.object({ order: z.string(), score: z.number().int() })),
});

/** What accepting a line does to the commitment: an order taken in charge does nothing. */
export const effectSchema = z.enum(['payment', 'rejection', 'collection', 'none']);

export const acceptedMatchSchema = z.object({
  /** `<commitment>/<order>` */
  order: z.string(),
  effect: effectSchema,
  amount: amountSchema,
  /** The day of the line, or the one that the person corrected it to. */
  day: daySchema,
  reference: z.string(),
});
export type AcceptedMatch = z.infer<typeof acceptedMatchSchema>;

/**
 * The facts of a sheet of an extract, at most 200 lines, stream `extract-<X…>.<sheet>`. Lines go by their key: the same
 * line in another extract has the same one, and stays on the sheet that read it first.
 */
export const sheetEventSchemas = {
  ExtractLinesRead: z.object({
    extract: z.string(),
    sheet: z.number().int().min(0),
    lines: z.record(z.string(), extractLineSchema),
    /** Lines that another extract had read before, and where they are. */
    recognised: z.record(z.string(), z.object({ extract: z.string(), sheet: z.number().int().min(0) })),
  }),
  LinesCompared: z.object({ ruleset: z.number().int(), verdicts: z.record(z.string(), verdictSchema) }),
  MatchAccepted: z.object({
    lines: z.record(z.string(), acceptedMatchSchema),
    how: z.enum(['bulk', 'single']),
    by: officeHolderSchema,
  }),
  MatchRejected: z.object({ line: z.string(), reason: lineSchema(400), by: officeHolderSchema }),
  /** A person chose the order. */
  MatchAssigned: z.object({ line: z.string(), order: z.string(), by: officeHolderSchema }),
  MatchReversed: z.object({
    line: z.string(),
    match: acceptedMatchSchema,
    reason: lineSchema(400),
    by: officeHolderSchema,
  }),
} as const;

export type SheetEventType = keyof typeof sheetEventSchemas;
export type SheetEvent = {
  [Type in SheetEventType]: {
    readonly type: Type;
    readonly data: z.infer<(typeof sheetEventSchemas)[Type]>;
  };
}[SheetEventType];

/** What a fact of a sheet carries. */
export type SheetFact<Type extends SheetEventType> = z.infer<(typeof sheetEventSchemas)[Type]>;
