import { z } from 'zod';
import { amountSchema } from '@jalon/contracts';

const countsSchema = z.record(z.string(), z.number().int());

/** What a file of past grants led to: every row is counted once, as accepted, repaired, quarantined or blank. */
const importReportSchema = z.object({
  import: z.string(),
  file: z.string(),
  sha256: z.string(),
  bytes: z.number().int(),
  encoding: z.string(),
  separator: z.string(),
  /** How each header was understood. */
  headers: z.array(z.object({ header: z.string(), column: z.string().optional(), how: z.string() })),
  /** The SIRET that was given for damaged ones of the file's grantor. */
  grantor: z.string().optional(),
  rows: z.object({
    read: z.number().int(),
    accepted: z.number().int(),
    repaired: z.number().int(),
    quarantined: z.number().int(),
    blank: z.number().int(),
  }),
  dossiers: z.object({ created: z.number().int(), alreadyKnown: z.number().int() }),
  porteurs: z.object({ registered: z.number().int(), found: z.number().int() }),
  conventions: z.number().int(),
  /** Of the conventions taken, in cents. */
  amount: amountSchema,
  /** How often each repair was made, by its rule. */
  repairs: countsSchema,
  /** How often each fault was met, by column and fault. */
  faults: countsSchema,
  /** What the person should know of rows that were taken. */
  remarks: z.array(
    z.object({
      remark: z.string(),
      sentence: z.string(),
      rows: z.number().int(),
      /** The first of them. */
      lines: z.array(z.number().int()),
    }),
  ),
  /** The first quarantined rows; whoever imports is told of all of them as they come. */
  quarantined: z.array(
    z.object({
      line: z.number().int(),
      beneficiary: z.string(),
      faults: z.array(
        z.object({ column: z.string(), fault: z.string(), value: z.string(), sentence: z.string() }),
      ),
    }),
  ),
  /** True when whoever asked left before the end: the same file again goes on from there. */
  interrupted: z.boolean(),
});
export type ImportReport = z.infer<typeof importReportSchema>;

/** The one fact of an import, a stream for each file: who took it up, and what it led to the first time. */
export const pastGrantsImportEventSchemas = { PastGrantsImported: importReportSchema } as const;

export type PastGrantsImportEvent = { readonly type: 'PastGrantsImported'; readonly data: ImportReport };
