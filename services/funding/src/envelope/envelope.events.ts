import { z } from 'zod';
import { amountSchema, daySchema, lineSchema, yearSchema } from '@jalon/contracts';

/** The act that gives or takes credits: a vote of the budget, a decision, a delegation. */
export const creditActSchema = z.object({ reference: lineSchema(80), date: daySchema });
export type CreditAct = z.infer<typeof creditActSchema>;

const change = { amount: amountSchema, act: creditActSchema };
const consumption = { commitment: z.string(), amount: amountSchema };

/**
 * The facts of an envelope: one funder, one dispositif, one year. Amounts in cents, always positive: the name says the
 * direction. AE is the authority to commit; CP are the payment credits, opened exercice by exercice (R4).
 */
export const envelopeEventSchemas = {
  EnvelopeOpened: z.object({
    envelope: z.string(),
    funder: z.string(),
    dispositif: z.string(),
    year: yearSchema,
    label: lineSchema(200),
    /** The envelope that this one is a part of. */
    parent: z.string().optional(),
    act: creditActSchema,
  }),
  AuthorityVoted: z.object(change),
  AuthorityReduced: z.object(change),
  /** Affectation: a part of the authority voted is set aside for an operation, and may be committed. */
  AuthorityAllocated: z.object({ ...change, operation: lineSchema(200) }),
  AuthorityDeallocated: z.object({ ...change, operation: lineSchema(200) }),
  PaymentCreditsOpened: z.object({ ...change, exercice: yearSchema }),
  PaymentCreditsReduced: z.object({ ...change, exercice: yearSchema }),
  /** Delegation from a parent to a child: both facts are written in one append. */
  AuthorityDelegated: z.object({ ...change, to: z.string() }),
  AuthorityReceived: z.object({ ...change, from: z.string() }),
  PaymentCreditsDelegated: z.object({ ...change, exercice: yearSchema, to: z.string() }),
  PaymentCreditsReceived: z.object({ ...change, exercice: yearSchema, from: z.string() }),
  /** A granted line takes its place: `rank` counts from 1, who came in which order. */
  CreditReserved: z.object({ ...consumption, rank: z.number().int().min(1) }),
  /** A granted line found too little authority: recorded, because somebody must hear of it. */
  CreditReservationRefused: z.object({ ...consumption, available: amountSchema }),
  /** What was reserved and is not to be committed comes back. */
  CreditReservationReleased: z.object({ ...consumption, reason: lineSchema(400) }),
  /** The reservation becomes a commitment (or a commitment grows). */
  AuthorityCommitted: z.object({ ...consumption, fromReservation: z.boolean() }),
  /** What was committed and will not be paid comes back to the authority (never to the CP of past years). */
  AuthorityDecommitted: z.object({ ...consumption, reason: lineSchema(400) }),
  PaymentCreditsConsumed: z.object({ ...consumption, exercice: yearSchema, order: z.string() }),
  /** A payment order was rejected by the accountant: its credits come back to the exercice. */
  PaymentCreditsRestored: z.object({
    ...consumption,
    exercice: yearSchema,
    order: z.string(),
    reason: lineSchema(400),
  }),
  /** Year end: what the commitments not yet paid still need goes to the next exercice; the rest of the year lapses. */
  PaymentCreditsCarriedOver: z.object({ ...change, from: yearSchema, to: yearSchema }),
  PaymentCreditsLapsed: z.object({ exercice: yearSchema, amount: amountSchema }),
} as const;

export type EnvelopeEventType = keyof typeof envelopeEventSchemas;
export type EnvelopeEvent = {
  [Type in EnvelopeEventType]: {
    readonly type: Type;
    readonly data: z.infer<(typeof envelopeEventSchemas)[Type]>;
  };
}[EnvelopeEventType];

export const envelopeEventTypes = Object.keys(envelopeEventSchemas) as EnvelopeEventType[];
