import { amountSchema, daySchema, lineSchema, textSchema, yearSchema } from '@jalon/contracts';
import { z } from 'zod';
import { accountingSourceSchema, grantActSchema } from '../commitment.events.ts';
import { finance, intent, onceCommitted } from '../intent.commands.ts';

export const recoveryIntents = {
  'issue-recovery-order': intent({
    schema: z.strictObject({
      amount: amountSchema,
      reason: textSchema(2_000),
      heardOn: daySchema,
      exercice: yearSchema,
    }),
    roles: finance,
    from: onceCommitted,
    summary: 'Émettre un titre de reversement',
  }),
  'collect-recovery': intent({
    schema: z.strictObject({
      recovery: lineSchema(40),
      amount: amountSchema,
      collectedOn: daySchema,
      reference: lineSchema(80),
      source: accountingSourceSchema.optional(),
    }),
    roles: finance,
    from: onceCommitted,
    summary: 'Constater un recouvrement',
  }),
  'withdraw-recovery-collection': intent({
    schema: z.strictObject({
      recovery: lineSchema(40),
      reference: lineSchema(80),
      amount: amountSchema,
      reason: lineSchema(400),
    }),
    roles: finance,
    from: onceCommitted,
    summary: 'Retirer un recouvrement attribué à tort',
  }),
  'write-off-recovery': intent({
    schema: z.strictObject({ recovery: lineSchema(40), deliberation: grantActSchema }),
    roles: finance,
    from: ['in-recovery'],
    summary: 'Admettre le reste d’un titre en non-valeur',
  }),
} as const;
