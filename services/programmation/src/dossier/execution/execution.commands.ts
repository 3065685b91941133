import { z } from 'zod';
import { amountSchema, daySchema, textSchema } from '@jalon/contracts';
import { intent } from '../intent.commands.ts';

/** From the start of the action to the report and the closing. */
export const executionIntents = {
  'start-execution': intent({
    schema: z.strictObject({ startedOn: daySchema }),
    roles: ['porteur', 'instructeur'],
    from: ['notified'],
    summary: 'Déclarer le démarrage de l’action',
  }),
  'grant-extension': intent({
    schema: z.strictObject({ endsOn: daySchema, reason: textSchema(2_000) }),
    roles: ['decideur', 'instructeur'],
    from: ['notified', 'in-execution'],
    summary: 'Accorder une prorogation',
  }),
  'declare-non-completion': intent({
    schema: z.strictObject({ reason: textSchema(2_000) }),
    roles: ['porteur', 'instructeur'],
    from: ['notified', 'in-execution'],
    summary: 'Attester la non-réalisation',
  }),
  'expect-report': intent({
    schema: z.strictObject({
      /** The end of the exercice of the grant, when the porteur's year is not the civil year. */
      exerciceEndsOn: daySchema.optional(),
    }),
    roles: ['instructeur', 'finance', 'admin'],
    // Due whether or not the porteur declared its start: R10 counts from the exercice of the grant.
    from: ['notified', 'in-execution'],
    summary: 'Attendre le compte rendu financier',
  }),
  'remind-report': intent({
    schema: z.strictObject({ moment: z.enum(['J-60', 'J-15', 'J+1']) }),
    roles: ['instructeur', 'finance', 'admin'],
    from: ['report-due', 'report-to-amend'],
    summary: 'Rappeler le compte rendu financier',
  }),
  'submit-report': intent({
    schema: z.strictObject({
      actualExpenses: amountSchema,
      actualResources: amountSchema,
      narrative: textSchema(10_000),
    }),
    roles: ['porteur', 'instructeur'],
    from: ['report-due', 'report-to-amend'],
    summary: 'Déposer le compte rendu financier',
  }),
  'request-report-amendment': intent({
    schema: z.strictObject({ reason: textSchema(2_000) }),
    roles: ['instructeur', 'finance'],
    from: ['report-submitted'],
    summary: 'Demander une modification du compte rendu',
  }),
  'validate-report': intent({
    schema: z.strictObject({ actualCost: amountSchema }),
    roles: ['instructeur', 'finance'],
    from: ['report-submitted'],
    summary: 'Valider le compte rendu financier',
  }),
  close: intent({
    schema: z.strictObject({}),
    roles: ['finance'],
    from: ['notified', 'justified'],
    summary: 'Clore le dossier',
  }),
} as const;
