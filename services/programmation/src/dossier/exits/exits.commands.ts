import { z } from 'zod';
import { textSchema } from '@jalon/contracts';
import { dossierEventSchemas } from '../dossier.events.ts';
import { beforeDecision, intent } from '../intent.commands.ts';

/** The ways out of a dossier's life, and the way back. */
export const exitIntents = {
  withdraw: intent({
    schema: z.strictObject({ reason: textSchema(2_000) }),
    roles: ['porteur', 'instructeur'],
    // After the decision too: a porteur may renounce, as long as nothing was ordered.
    from: ['draft', ...beforeDecision, 'decided', 'notified'],
    summary: 'Retirer le dossier',
  }),
  'close-without-follow-up': intent({
    schema: z.strictObject({ reason: textSchema(2_000) }),
    roles: ['instructeur'],
    from: ['submitted', 'awaiting-complements', 'admissible', 'under-instruction', 'opinion-given'],
    summary: 'Classer sans suite',
  }),
  'ascertain-silence': intent({
    schema: z.strictObject({}),
    roles: ['admin'],
    from: beforeDecision,
    summary: 'Constater le rejet implicite',
  }),
  'ascertain-lapse': intent({
    schema: z.strictObject({
      lineId: z.string().regex(/^L[1-9][0-9]?$/, 'identifiant de ligne attendu : L1 à L99'),
      reason: textSchema(2_000),
    }),
    roles: ['finance', 'admin'],
    from: ['decided', 'notified', 'in-execution', 'report-due', 'report-to-amend'],
    summary: 'Constater la caducité d’une ligne',
  }),
  cancel: intent({
    schema: z.strictObject({ reason: textSchema(2_000) }),
    roles: ['decideur', 'admin'],
    from: ['programmed', 'decided', 'notified', 'in-execution'],
    summary: 'Annuler le dossier',
  }),
  reopen: intent({
    schema: z.strictObject({ reason: textSchema(2_000) }),
    roles: ['decideur', 'admin'],
    from: [
      'decided',
      'notified',
      'closed',
      'inadmissible',
      'withdrawn',
      'closed-without-follow-up',
      'implicitly-refused',
      'cancelled',
    ],
    summary: 'Rouvrir l’instruction',
  }),
  'import-past-grant': intent({
    schema: dossierEventSchemas.PastGrantImported,
    roles: ['admin', 'finance', 'instructeur'],
    from: ['absent'],
    summary: 'Reprendre une subvention passée',
    internal: true,
  }),
} as const;
