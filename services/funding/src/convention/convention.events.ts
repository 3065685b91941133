import { z } from 'zod';
import { amountSchema, daySchema, lineSchema, officeHolderSchema, textSchema } from '@jalon/contracts';

/** One payment that the convention foresees: how much of the grant, and upon what. */
export const scheduledPaymentSchema = z.object({
  kind: z.enum(['advance', 'instalment', 'balance']),
  /** Share of the grant in basis points (10 000 = the whole). */
  shareBp: z.number().int().min(1).max(10_000),
  condition: lineSchema(200),
  expectedOn: daySchema.optional(),
});
export type ScheduledPayment = z.infer<typeof scheduledPaymentSchema>;

/**
 * The facts of a convention of a dossier (stream `convention-<dossier>`; R7 to R9): why it is imposed, what it foresees,
 * who signed. Programmation records that the dossier's convention is signed; the terms of payment live here.
 */
export const conventionEventSchemas = {
  ConventionDrafted: z.object({
    dossier: z.string(),
    beneficiary: z.object({ id: z.string(), name: lineSchema(200) }),
    commitments: z
      .array(z.object({ commitment: z.string(), funder: z.string(), amount: amountSchema }))
      .min(1),
    /** R7, R8: what the same funder gave the same body the same year, all added, and the threshold it exceeds. */
    grounds: z.array(z.object({ funder: z.string(), total: amountSchema, threshold: amountSchema })),
    draftedOn: daySchema,
  }),
  ScheduleAgreed: z.object({ payments: z.array(scheduledPaymentSchema).min(1).max(20) }),
  ConventionSignedByAll: z.object({
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
