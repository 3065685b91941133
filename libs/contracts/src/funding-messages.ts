import { z } from 'zod';
import { amountSchema, daySchema, yearSchema } from './words.ts';

/** The name under which funding's messages are heard. */
export const fundingTopic = 'funding.commitments';

const line = { dossier: z.string(), lineId: z.string() };

/** What funding publishes of commitments: the type of each message, its version, what it carries. Amounts in cents. */
export const fundingMessages = {
  'funding.credit-reserved': {
    version: 1,
    schema: z.object({ ...line, amount: amountSchema }),
  },
  /** The line's envelope (its funder, dispositif and year) has too little authority left: an instructor must hear of it. */
  'funding.credit-refused': {
    version: 1,
    schema: z.object({ ...line, amount: amountSchema, available: amountSchema }),
  },
  'funding.line-committed': {
    version: 1,
    schema: z.object({ ...line, amount: amountSchema, ej: z.string(), committedOn: daySchema }),
  },
  /** An act raised or lowered the commitment: what it amounts to now. */
  'funding.commitment-changed': {
    version: 1,
    schema: z.object({ ...line, amount: amountSchema }),
  },
  'funding.payment-ordered': {
    version: 1,
    schema: z.object({
      ...line,
      order: z.string(),
      number: z.number().int(),
      exercice: yearSchema,
      amount: amountSchema,
      issuedOn: daySchema,
    }),
  },
  'funding.payment-order-rejected': {
    version: 1,
    schema: z.object({ ...line, order: z.string(), reason: z.string(), rejectedOn: daySchema }),
  },
  /** The order that was said to be rejected stands after all. */
  'funding.rejection-withdrawn': {
    version: 1,
    schema: z.object({ ...line, order: z.string(), amount: amountSchema, reason: z.string() }),
  },
  'funding.line-paid': {
    version: 1,
    schema: z.object({ ...line, order: z.string(), amount: amountSchema, paidOn: daySchema }),
  },
  'funding.payment-withdrawn': {
    version: 1,
    schema: z.object({ ...line, order: z.string(), amount: amountSchema, reason: z.string() }),
  },
  'funding.credit-released': {
    version: 1,
    schema: z.object({ ...line, amount: amountSchema, reason: z.string() }),
  },
  'funding.recovery-ordered': {
    version: 1,
    schema: z.object({ ...line, recovery: z.string(), amount: amountSchema, reason: z.string() }),
  },
  /** Money came back on a recovery order, was given up by deliberation, or was wrongly said to have come back. */
  'funding.recovery-cleared': {
    version: 1,
    schema: z.object({
      ...line,
      recovery: z.string(),
      amount: amountSchema,
      how: z.enum(['collected', 'written-off', 'collection-withdrawn']),
    }),
  },
  /** Paid, released or recovered to the last cent. */
  'funding.line-settled': { version: 1, schema: z.object({ ...line, settledOn: daySchema }) },
} as const;
