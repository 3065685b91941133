import { z } from 'zod';
import { amountSchema, daySchema, lineSchema, officeHolderSchema, textSchema } from '@jalon/contracts';
import { actSchema } from '../dossier.events.ts';
import { intent } from '../intent.commands.ts';

const lineIdSchema = z.string().regex(/^L[1-9][0-9]?$/, 'identifiant de ligne attendu : L1 à L99');

/** From the committee's opinion to the convention. */
export const decisionIntents = {
  program: intent({
    schema: z.strictObject({
      lines: z
        .array(z.strictObject({ lineId: lineIdSchema, amount: amountSchema }))
        .min(1)
        .max(20),
    }),
    roles: ['instructeur'],
    from: ['opinion-given'],
    summary: 'Programmer les montants des lignes',
  }),
  'grant-line': intent({
    schema: z.strictObject({
      lineId: lineIdSchema,
      amount: amountSchema.refine((amount) => amount > 0, 'montant positif attendu'),
      act: actSchema,
    }),
    roles: ['decideur'],
    from: ['programmed'],
    summary: 'Accorder une ligne',
  }),
  'refuse-line': intent({
    schema: z.strictObject({ lineId: lineIdSchema, ground: textSchema(2_000), act: actSchema }),
    roles: ['decideur'],
    from: ['opinion-given', 'programmed'],
    summary: 'Refuser une ligne',
  }),
  'notify-decision': intent({
    schema: z.strictObject({
      channel: z.enum(['letter', 'electronic']),
      /** The dated template of the letter. */
      template: lineSchema(60),
      /** Default: today. */
      notifiedOn: daySchema.optional(),
    }),
    roles: ['instructeur', 'decideur'],
    from: ['decided'],
    summary: 'Notifier la décision',
  }),
  'sign-convention': intent({
    schema: z.strictObject({
      lineIds: z.array(lineIdSchema).min(1).max(20),
      reference: lineSchema(60),
      signedOn: daySchema,
      signatories: z.array(officeHolderSchema).min(2).max(20),
    }),
    roles: ['decideur', 'instructeur'],
    from: ['notified'],
    summary: 'Signer la convention',
  }),
} as const;
