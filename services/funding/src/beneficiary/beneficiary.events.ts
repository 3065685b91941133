import { z } from 'zod';
import { daySchema, lineSchema, officeHolderSchema } from '@jalon/contracts';

const ibanSchema = z.string().regex(/^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$/);

/**
 * The account to which a body is paid (stream `beneficiary-<porteur>`). A first account and a changed one alike need a
 * second person before anything is paid to it (R3, domain.md §3.3).
 */
export const beneficiaryEventSchemas = {
  BankAccountProposed: z.object({
    proposal: z.string(),
    iban: ibanSchema,
    holder: lineSchema(200),
    evidence: lineSchema(200),
    proposedBy: officeHolderSchema,
    proposedOn: daySchema,
  }),
  BankAccountConfirmed: z.object({
    proposal: z.string(),
    confirmedBy: officeHolderSchema,
    confirmedOn: daySchema,
  }),
  BankAccountRejected: z.object({
    proposal: z.string(),
    rejectedBy: officeHolderSchema,
    reason: lineSchema(400),
  }),
} as const;

export type BeneficiaryEventType = keyof typeof beneficiaryEventSchemas;
export type BeneficiaryEvent = {
  [Type in BeneficiaryEventType]: {
    readonly type: Type;
    readonly data: z.infer<(typeof beneficiaryEventSchemas)[Type]>;
  };
}[BeneficiaryEventType];
