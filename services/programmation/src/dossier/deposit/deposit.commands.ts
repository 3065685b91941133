import { z } from 'zod';
import { lineSchema } from '@jalon/contracts';
import { dossierContentsSchema } from '../dossier.events.ts';
import { intent } from '../intent.commands.ts';

/** From the first draft to the receipt. */
export const depositIntents = {
  'open-draft': intent({
    schema: z.strictObject({
      campaign: lineSchema(40),
      /** The porteur's id. A porteur may leave it out: it is their own. */
      porteur: lineSchema(40),
      title: lineSchema(200),
    }),
    roles: ['porteur', 'instructeur'],
    from: ['absent'],
    summary: 'Ouvrir un brouillon',
  }),
  'edit-draft': intent({
    schema: z.strictObject({ contents: dossierContentsSchema.partial() }),
    roles: ['porteur', 'instructeur'],
    from: ['draft'],
    summary: 'Modifier le brouillon',
  }),
  submit: intent({
    schema: z.strictObject({
      signatory: lineSchema(120),
      /** The signatory attests that what is written is true. */
      attestation: z.boolean(),
      /** R21. */
      republicanCommitment: z.boolean().default(false),
    }),
    roles: ['porteur', 'instructeur'],
    from: ['draft'],
    summary: 'Déposer le dossier',
  }),
} as const;
