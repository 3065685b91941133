import { amountSchema, daySchema, lineSchema, yearSchema } from '@jalon/contracts';
import { z } from 'zod';
import { accountingSourceSchema } from '../commitment.events.ts';
import { finance, intent, onceCommitted, underway } from '../intent.commands.ts';

export const paymentIntents = {
  'issue-payment-order': intent({
    schema: z.strictObject({
      liquidation: lineSchema(40),
      exercice: yearSchema,
      /** R20: codes of `required-pieces.policies.ts`, and whatever else is attached. */
      pieces: z.array(lineSchema(200)).max(40),
    }),
    roles: finance,
    from: underway,
    summary: 'Mandater une liquidation',
  }),
  'reject-payment-order': intent({
    schema: z.strictObject({
      order: lineSchema(40),
      reason: lineSchema(400),
      rejectedOn: daySchema,
      source: accountingSourceSchema.optional(),
    }),
    roles: finance,
    from: onceCommitted,
    summary: 'Enregistrer le rejet d’un mandat par le comptable',
  }),
  'withdraw-rejection': intent({
    schema: z.strictObject({ order: lineSchema(40), reason: lineSchema(400) }),
    roles: finance,
    from: onceCommitted,
    summary: 'Lever le rejet d’un mandat, attribué à tort',
  }),
  'record-payment': intent({
    schema: z.strictObject({
      order: lineSchema(40),
      amount: amountSchema,
      paidOn: daySchema,
      reference: lineSchema(80),
      source: accountingSourceSchema.optional(),
    }),
    roles: finance,
    from: onceCommitted,
    summary: 'Constater un paiement du comptable',
  }),
  'withdraw-payment-record': intent({
    schema: z.strictObject({
      order: lineSchema(40),
      reference: lineSchema(80),
      amount: amountSchema,
      reason: lineSchema(400),
    }),
    roles: finance,
    from: onceCommitted,
    summary: 'Retirer un paiement attribué à tort',
  }),
} as const;
