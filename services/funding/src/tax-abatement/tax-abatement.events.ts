import { z } from 'zod';
import {
  amountSchema,
  daySchema,
  lineSchema,
  officeHolderSchema,
  textSchema,
  yearSchema,
} from '@jalon/contracts';

/** The three who sign an abatement convention, and each year its balance sheet (R22). */
export const partySchema = z.enum(['city', 'landlord', 'state']);
export type Party = z.infer<typeof partySchema>;

/** What a landlord does in return for the abatement, valued in cents. */
export const valuedActionsSchema = z
  .array(z.object({ axis: lineSchema(80), label: lineSchema(200), amount: amountSchema }))
  .min(1)
  .max(100);

/**
 * The facts of an abatement of the tax on built property (TFPB), stream `tax-abatement-<id>`: a landlord of the
 * quartiers pays 30 % less and spends at least as much on them (CGI art. 1388 bis, R22). Amounts in cents.
 */
export const taxAbatementEventSchemas = {
  AbatementConventionSigned: z.object({
    convention: z.string(),
    landlord: z.object({ name: lineSchema(200), siret: z.string().optional() }),
    city: lineSchema(120),
    quartiers: z.array(z.string().max(20)).min(1).max(40),
    signedOn: daySchema,
    firstYear: yearSchema,
    lastYear: yearSchema,
    signatories: z.array(z.object({ party: partySchema, person: officeHolderSchema })),
  }),
  /** What the landlord expects to save in a year, and what it means to do for it. */
  AbatementYearPlanned: z.object({ year: yearSchema, saving: amountSchema, actions: valuedActionsSchema }),
  AbatementBalanceSubmitted: z.object({
    year: yearSchema,
    saving: amountSchema,
    expenses: valuedActionsSchema,
    submittedOn: daySchema,
  }),
  AbatementBalanceSigned: z.object({
    year: yearSchema,
    party: partySchema,
    person: officeHolderSchema,
    signedOn: daySchema,
    /** Why it is signed although the expenses do not cover the saving. */
    reservation: textSchema(1_000).optional(),
  }),
  /** The third signature is given: the year's figures are those of the three. */
  AbatementBalanceValidated: z.object({
    year: yearSchema,
    validatedOn: daySchema,
    saving: amountSchema,
    valued: amountSchema,
  }),
  /** The sheet goes back to the landlord: the signatures that it had fall. */
  AbatementBalanceReturned: z.object({ year: yearSchema, reason: lineSchema(400) }),
} as const;

export type TaxAbatementEventType = keyof typeof taxAbatementEventSchemas;
export type TaxAbatementEvent = {
  [Type in TaxAbatementEventType]: {
    readonly type: Type;
    readonly data: z.infer<(typeof taxAbatementEventSchemas)[Type]>;
  };
}[TaxAbatementEventType];

export const taxAbatementEventTypes = Object.keys(taxAbatementEventSchemas) as TaxAbatementEventType[];
