import { amountSchema, daySchema, lineSchema, yearSchema } from '@jalon/contracts';
import { z } from 'zod';
import { grantActSchema } from '../commitment.events.ts';
import { finance, intent, underway } from '../intent.commands.ts';

const adjustmentSchema = z.strictObject({ amount: amountSchema, act: grantActSchema });

export const engagementIntents = {
  'commit-accounting': intent({
    schema: z.strictObject({ number: lineSchema(40), exercice: yearSchema }),
    roles: finance,
    from: ['reserved'],
    summary: 'Engager comptablement le crédit réservé',
  }),
  'commit-legally': intent({
    schema: z.strictObject({ act: grantActSchema, ej: lineSchema(40), exercice: yearSchema }),
    roles: finance,
    from: ['accounting'],
    summary: 'Prendre l’engagement juridique (numéro EJ)',
  }),
  'change-ej': intent({
    schema: z.strictObject({ ej: lineSchema(40), exercice: yearSchema, since: daySchema }),
    roles: finance,
    from: [...underway, 'settled', 'in-recovery'],
    summary: 'Enregistrer le numéro EJ d’un autre exercice',
  }),
  increase: intent({
    schema: adjustmentSchema,
    roles: finance,
    from: underway,
    summary: 'Augmenter l’engagement par un nouvel acte',
  }),
  reduce: intent({
    schema: adjustmentSchema,
    roles: finance,
    from: underway,
    summary: 'Réduire l’engagement par un nouvel acte',
  }),
} as const;
