import { z } from 'zod';
import {
  amountSchema,
  daySchema,
  lineSchema,
  officeHolderSchema,
  textSchema,
  yearSchema,
} from '@jalon/contracts';

/** One payment that the convention foresees: how much of the grant, and upon what. */
export const scheduledPaymentSchema = z.object({
  kind: z.enum(['advance', 'instalment', 'balance']),
  /** Share of the grant in basis points (10 000 = the whole). */
  shareBp: z.number().int().min(1).max(10_000),
  condition: lineSchema(200),
  expectedOn: daySchema.optional(),
});
export type ScheduledPayment = z.infer<typeof scheduledPaymentSchema>;

/** Why there is a convention: the threshold is exceeded, the notified decision says so, the parties want one, it was signed. */
export const conventionCauseSchema = z.enum(['threshold', 'notification', 'agreed', 'signature']);

/** A commitment that the convention covers, as it stood when the convention was drafted. */
const coveredSchema = z.object({
  commitment: z.string(),
  funder: z.string(),
  year: yearSchema,
  amount: amountSchema,
  nature: z.enum(['operating', 'investment']),
});
export type CoveredCommitment = z.infer<typeof coveredSchema>;

/** R7, R8: what one funder gave one body for one year, all added, and the threshold that it exceeds. */
const groundSchema = z.object({
  funder: z.string(),
  year: yearSchema,
  total: amountSchema,
  threshold: amountSchema,
});
export type Ground = z.infer<typeof groundSchema>;

/**
 * The facts of a convention of a dossier (stream `convention-<dossier>`; R7 to R9): why it is imposed, what it foresees,
 * who signed. Programmation records that the dossier's convention is signed; the terms of payment live here.
 */
export const conventionEventSchemas = {
  ConventionDrafted: z.object({
    dossier: z.string(),
    beneficiary: z.object({ id: z.string(), name: lineSchema(200) }),
    cause: conventionCauseSchema,
    commitments: z.array(coveredSchema).min(1),
    /** None when no threshold is exceeded and there is a convention all the same (`cause` says why). */
    grounds: z.array(groundSchema),
    draftedOn: daySchema,
  }),
  ScheduleAgreed: z.object({ payments: z.array(scheduledPaymentSchema).min(1).max(20) }),
  ConventionSignedByAll: z.object({
    /** What the signature puts in force, of what was drafted. */
    commitments: z.array(z.string()).min(1),
    reference: lineSchema(80),
    signedOn: daySchema,
    signatories: z.array(officeHolderSchema).min(2),
  }),
  ConventionAmended: z.object({
    reference: lineSchema(80),
    signedOn: daySchema,
    payments: z.array(scheduledPaymentSchema).min(1).max(20),
    reason: textSchema(2_000),
  }),
  ConventionAbandoned: z.object({ reason: lineSchema(400) }),
} as const;

export type ConventionEventType = keyof typeof conventionEventSchemas;
export type ConventionEvent = {
  [Type in ConventionEventType]: {
    readonly type: Type;
    readonly data: z.infer<(typeof conventionEventSchemas)[Type]>;
  };
}[ConventionEventType];

export const conventionEventTypes = Object.keys(conventionEventSchemas) as ConventionEventType[];
