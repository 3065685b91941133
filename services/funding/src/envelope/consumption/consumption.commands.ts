import { z } from 'zod';
import { amountSchema, lineSchema, yearSchema } from '@jalon/contracts';
import { creditActSchema } from '../envelope.events.ts';

const ofCommitment = { commitment: z.string().min(1), amount: amountSchema };

/**
 * What other subjects want of an envelope, each in one append with their own fact: a commitment that takes or gives
 * back credit, an envelope that receives what was delegated to it, an exercice that closes. Nobody asks for them over
 * HTTP: who may is decided where the act begins, so they name no role. Amounts in cents.
 */
export const consumptionIntents = {
  /** A granted line takes a place. For lack of authority the refusal is recorded, never thrown. */
  reserve: {
    schema: z.strictObject(ofCommitment),
    roles: [],
    from: ['absent', 'open'],
    summary: 'Réserver du crédit pour une ligne accordée',
  },
  'release-reservation': {
    schema: z.strictObject({ ...ofCommitment, reason: lineSchema(400) }),
    roles: [],
    from: ['open'],
    summary: 'Rendre ce qui était réservé',
  },
  'commit-authority': {
    /** `fromReservation`: what was reserved becomes a commitment; without it the commitment grows. */
    schema: z.strictObject({ ...ofCommitment, fromReservation: z.boolean() }),
    roles: [],
    from: ['open'],
    summary: 'Engager',
  },
  decommit: {
    schema: z.strictObject({ ...ofCommitment, reason: lineSchema(400) }),
    roles: [],
    from: ['open'],
    summary: 'Dégager ce qui était engagé',
  },
  'consume-payment-credits': {
    schema: z.strictObject({ ...ofCommitment, exercice: yearSchema, order: z.string().min(1) }),
    roles: [],
    from: ['open'],
    summary: 'Mandater sur les crédits de paiement d’un exercice',
  },
  'restore-payment-credits': {
    schema: z.strictObject({
      commitment: z.string().min(1),
      order: z.string().min(1),
      reason: lineSchema(400),
    }),
    roles: [],
    from: ['open'],
    summary: 'Rendre les crédits d’un mandat rejeté',
  },
  /** The other side of a delegation. */
  receive: {
    schema: z.strictObject({
      giver: z.string().min(1),
      act: creditActSchema,
      authority: amountSchema.optional(),
      paymentCredits: z.strictObject({ exercice: yearSchema, amount: amountSchema }).optional(),
    }),
    roles: [],
    from: ['open'],
    summary: 'Recevoir des crédits délégués',
  },
  /** What commitments still need goes to the next exercice, the rest lapses. Asked twice, it finds nothing left. */
  'end-exercice': {
    schema: z.strictObject({ exercice: yearSchema, act: creditActSchema }),
    roles: [],
    from: ['open'],
    summary: 'Clore les crédits de paiement d’un exercice',
  },
} as const;
