import { z } from 'zod';
import { daySchema, lineSchema, officeHolderSchema, textSchema } from '@jalon/contracts';
import { beforeDecision, intent, workedOn } from '../intent.commands.ts';

/** The examination: who does it, what experts think, the notes kept. */
export const instructionIntents = {
  'assign-instructor': intent({
    schema: z.strictObject({ instructor: officeHolderSchema, reason: lineSchema(400).optional() }),
    roles: ['instructeur', 'admin'],
    from: beforeDecision,
    summary: 'Affecter ou réaffecter à un instructeur',
  }),
  'start-instruction': intent({
    schema: z.strictObject({}),
    roles: ['instructeur'],
    from: ['admissible'],
    summary: 'Prendre en charge l’instruction',
  }),
  'request-expert-opinion': intent({
    schema: z.strictObject({
      expert: officeHolderSchema,
      /** Ids of the porteurs to which the expert is linked, as the expert declared them. */
      linkedTo: z.array(lineSchema(40)).max(60).default([]),
      question: textSchema(2_000),
      dueOn: daySchema,
    }),
    roles: ['instructeur'],
    from: ['under-instruction'],
    summary: 'Demander un avis d’expert',
  }),
  'give-expert-opinion': intent({
    schema: z.strictObject({
      opinionId: z.string().regex(/^A[1-9][0-9]*$/, 'identifiant d’avis attendu : A1, A2…'),
      verdict: z.enum(['favourable', 'reserved', 'unfavourable']),
      text: textSchema(5_000),
    }),
    roles: ['instructeur', 'animateur-conseil', 'observatoire', 'finance', 'secretaire-comite'],
    from: ['under-instruction'],
    summary: 'Rendre un avis d’expert',
  }),
  'write-note': intent({
    schema: z.strictObject({
      /** The note to write again; without it a new one is begun. */
      noteId: z
        .string()
        .regex(/^N[1-9][0-9]*$/, 'identifiant de note attendu : N1, N2…')
        .optional(),
      text: textSchema(10_000),
    }),
    roles: ['instructeur'],
    from: workedOn,
    summary: 'Écrire une note d’instruction',
  }),
} as const;
