import { daySchema, lineSchema } from '@jalon/contracts';
import { z } from 'zod';
import { extractListSchema } from './bench/bench-list.ts';

/** Who imports and decides. */
export const finance = ['finance'] as const;
/** Who looks at the bench. */
export const readers = ['finance', 'certificateur', 'decideur', 'instructeur', 'auditeur', 'admin'] as const;

/** What is said of a file that is brought. */
export const importSchema = z.strictObject({
  /** One of the profiles of docs/extracts.md. */
  source: z.string().max(40),
  /** The file's name, for the history. */
  file: lineSchema(200).default('extrait.csv'),
  /** The period that the file tells; without it no order is said to be missing. */
  from: daySchema.optional(),
  until: daySchema.optional(),
  /** The extract that it corrects. */
  corrects: z.string().max(40).optional(),
});

/** Every exact line, or those that are named. */
export const acceptSchema = z.union([
  z.strictObject({ exact: z.literal(true) }),
  z.strictObject({
    lines: z.array(z.string().max(40)).min(1, 'une ligne au moins').max(500, 'au plus 500 lignes'),
  }),
]);

export const asOfOnly = extractListSchema.pick({ asOf: true });
