import { z } from 'zod';
import { daySchema, lineSchema, textSchema } from '@jalon/contracts';
import { dossierContentsSchema } from '../dossier.events.ts';
import { intent } from '../intent.commands.ts';

/** What an instructor ticks before a dossier is admissible. */
export const admissibilityChecklist = [
  'identity',
  'statutes',
  'budget',
  'signature',
  'bank-details',
] as const;

/** Whether the dossier can be examined: complements, admissibility. */
export const completenessIntents = {
  'request-complements': intent({
    schema: z.strictObject({
      ground: z.enum(['incorrect', 'incomplete', 'out-of-date']),
      items: z.array(lineSchema(200)).min(1).max(40),
      dueOn: daySchema,
      /** Whether the two months of R14 stand still meanwhile. */
      suspendsSilence: z.boolean().default(true),
    }),
    roles: ['instructeur'],
    from: ['submitted'],
    summary: 'Demander des compléments',
  }),
  'provide-complements': intent({
    schema: z.strictObject({
      items: z.array(lineSchema(200)).min(1).max(40),
      contents: dossierContentsSchema.partial().default({}),
    }),
    roles: ['porteur', 'instructeur'],
    from: ['awaiting-complements'],
    summary: 'Fournir les compléments',
  }),
  'default-complements': intent({
    schema: z.strictObject({}),
    roles: ['admin'],
    from: ['awaiting-complements'],
    summary: 'Constater le défaut de compléments',
  }),
  'declare-admissible': intent({
    schema: z.strictObject({ checklist: z.array(z.enum(admissibilityChecklist)) }),
    roles: ['instructeur'],
    from: ['submitted'],
    summary: 'Déclarer recevable',
  }),
  'declare-inadmissible': intent({
    schema: z.strictObject({ ground: textSchema(2_000) }),
    roles: ['instructeur'],
    from: ['submitted'],
    summary: 'Déclarer irrecevable',
  }),
} as const;
