import { z } from 'zod';
import { amountSchema } from '@jalon/contracts';

const countsSchema = z.record(z.string(), z.number().int());

/** What a file of posts led to: every row is counted once, as accepted, repaired, quarantined or of another contract. */
const postsReportSchema = z.object({
  import: z.string(),
  file: z.string(),
  sha256: z.string(),
  bytes: z.number().int(),
  rows: z.object({
    read: z.number().int(),
    accepted: z.number().int(),
    repaired: z.number().int(),
    quarantined: z.number().int(),
    /** Of other contrats de ville than the métropole's. */
    elsewhere: z.number().int(),
  }),
  /** Ids that stand on several rows of the whole file. */
  repeatedPosts: z.number().int(),
  commitments: z.object({ created: z.number().int(), alreadyKnown: z.number().int() }),
  /** The posts taken, and what they amount to, year by year, in cents. */
  years: z.array(
    z.object({
      year: z.number().int(),
      posts: z.number().int(),
      bodies: z.number().int(),
      amount: amountSchema,
    }),
  ),
  /** How often each repair was made, by its rule; how often each fault was met, by column and fault. */
  repairs: countsSchema,
  faults: countsSchema,
  /** The first of them; whoever imports is told of all of them as they come. */
  quarantined: z.array(
    z.object({
      line: z.number().int(),
      post: z.string(),
      name: z.string(),
      faults: z.array(
        z.object({ column: z.string(), fault: z.string(), value: z.string(), sentence: z.string() }),
      ),
    }),
  ),
  /** True when whoever asked left before the end: the same file again goes on from there. */
  interrupted: z.boolean(),
});
export type PostsReport = z.infer<typeof postsReportSchema>;

/** The one fact of an import, a stream for each file: who took it up, and what it led to the first time. */
export const postsImportEventSchemas = { AdultesRelaisImported: postsReportSchema } as const;

export type PostsImportEvent = { readonly type: 'AdultesRelaisImported'; readonly data: PostsReport };
