import { z } from 'zod';
import { amountSchema, daySchema, lineSchema, textSchema, yearSchema } from '@jalon/contracts';

/** Who carries the action, as they were when the dossier was opened or submitted. */
export const porteurIdentitySchema = z.object({
  id: lineSchema(40),
  name: lineSchema(200),
  siret: z.string().optional(),
  rna: z.string().optional(),
  legalForm: z.enum(['private-law', 'public-body']),
});
export type PorteurIdentity = z.infer<typeof porteurIdentitySchema>;

/** One request to one funder for one dispositif and one year. Its id never changes; accounting numbers do. */
export const requestedLineSchema = z.object({
  lineId: z.string().regex(/^L[1-9][0-9]?$/, 'identifiant de ligne attendu : L1 à L99'),
  funder: lineSchema(40),
  dispositif: lineSchema(40),
  year: yearSchema,
  requested: amountSchema,
});
export type RequestedLine = z.infer<typeof requestedLineSchema>;

const budgetEntrySchema = z.object({ label: lineSchema(120), amount: amountSchema });

/** The co-financing plan. `voluntary` (volunteer work, gifts in kind) stands on both sides, outside the totals (R28). */
export const budgetSchema = z.object({
  expenses: z.array(budgetEntrySchema).min(1).max(60),
  /** `line` links a resource to the funding line that asks for it. */
  resources: z
    .array(budgetEntrySchema.extend({ line: z.string().optional() }))
    .min(1)
    .max(60),
  voluntaryExpenses: amountSchema.optional(),
  voluntaryResources: amountSchema.optional(),
});
export type Budget = z.infer<typeof budgetSchema>;

/** What the porteur writes. A draft may hold any part of it. */
export const dossierContentsSchema = z.object({
  title: lineSchema(200),
  summary: textSchema(5_000),
  /** A code of the nomenclature that the campaign uses, and that nomenclature's version. */
  theme: z.object({ code: lineSchema(20), nomenclature: lineSchema(40) }),
  /** Codes of QPV, quartiers de veille or communes, or `metropolitan`. */
  territories: z.array(lineSchema(20)).min(1).max(60),
  startsOn: daySchema,
  endsOn: daySchema,
  budget: budgetSchema,
  lines: z.array(requestedLineSchema).min(1).max(20),
});
export type DossierContents = z.infer<typeof dossierContentsSchema>;
