import { z } from 'zod';
import { amountSchema, daySchema, lineSchema, officeHolderSchema, yearSchema } from './words.ts';

/** The name under which programmation's messages are heard. */
export const programmationTopic = 'programmation.funding-lines';

/** Who carries the action: its identity on the day of the fact. */
const porteurSchema = z.object({
  id: z.string(),
  name: lineSchema(200),
  siret: z.string().optional(),
  rna: z.string().optional(),
  legalForm: z.enum(['private-law', 'public-body']),
});

/** What programmation publishes of funding lines: the type of each message, its version, what it carries. Amounts in cents. */
export const programmationMessages = {
  /** One funder's decision on one line of a dossier: money to reserve. */
  'programmation.line-granted': {
    version: 1,
    schema: z.object({
      dossier: z.string(),
      lineId: z.string(),
      title: lineSchema(256),
      porteur: porteurSchema,
      funder: z.string(),
      dispositif: z.string(),
      year: yearSchema,
      amount: amountSchema,
      /** The expenses of the action, voluntary work aside. */
      eligibleCost: amountSchema,
      act: z.object({ reference: lineSchema(80), date: daySchema }),
    }),
  },
  'programmation.line-refused': {
    version: 1,
    schema: z.object({
      dossier: z.string(),
      lineId: z.string(),
      funder: z.string(),
      dispositif: z.string(),
      year: yearSchema,
    }),
  },
  'programmation.line-lapsed': { version: 1, schema: z.object({ dossier: z.string(), lineId: z.string() }) },
  /** The dossier was withdrawn, cancelled or its instruction reopened: its grants fall. */
  'programmation.grants-withdrawn': {
    version: 1,
    schema: z.object({
      dossier: z.string(),
      lineIds: z.array(z.string()),
      cause: z.enum(['withdrawn', 'cancelled', 'reopened']),
    }),
  },
  'programmation.decision-notified': {
    version: 1,
    schema: z.object({
      dossier: z.string(),
      notifiedOn: daySchema,
      lineIds: z.array(z.string()),
      conventionLines: z.array(z.string()),
    }),
  },
  'programmation.convention-signed': {
    version: 1,
    schema: z.object({
      dossier: z.string(),
      lineIds: z.array(z.string()),
      reference: lineSchema(80),
      signedOn: daySchema,
      signatories: z.array(officeHolderSchema),
    }),
  },
  'programmation.report-due': {
    version: 1,
    schema: z.object({ dossier: z.string(), lineIds: z.array(z.string()), dueOn: daySchema }),
  },
  'programmation.report-reminded': {
    version: 1,
    schema: z.object({ dossier: z.string(), lineIds: z.array(z.string()), moment: z.string() }),
  },
  'programmation.report-received': {
    version: 1,
    schema: z.object({ dossier: z.string(), lineIds: z.array(z.string()), receivedOn: daySchema }),
  },
  'programmation.report-accepted': {
    version: 1,
    schema: z.object({
      dossier: z.string(),
      lineIds: z.array(z.string()),
      actualCost: amountSchema,
      acceptedOn: daySchema,
    }),
  },
} as const;
