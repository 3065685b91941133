import { amountSchema, lineSchema, textSchema } from '@jalon/contracts';
import { z } from 'zod';
import { liquidationKindSchema } from '../commitment.events.ts';
import { finance, intent, underway } from '../intent.commands.ts';

export const liquidationIntents = {
  'certify-service': intent({
    schema: z.strictObject({
      kind: liquidationKindSchema,
      basis: textSchema(2_000),
      pieces: z.array(lineSchema(200)).max(40).default([]),
    }),
    roles: ['certificateur'],
    from: underway,
    summary: 'Certifier le service fait',
  }),
  'settle-liquidation': intent({
    schema: z.strictObject({
      certificate: lineSchema(40),
      /** In cents. Of a balance it may be left out: the rule works it out, and nothing above it is accepted. */
      amount: amountSchema.optional(),
    }),
    roles: finance,
    from: underway,
    summary: 'Arrêter une liquidation : avance, acompte ou solde',
  }),
} as const;
