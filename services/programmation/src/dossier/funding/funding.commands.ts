import { z } from 'zod';
import { dossierStatuses } from '../dossier.state.ts';
import { intent } from '../intent.commands.ts';
import { fundingFactSchema } from './funding.events.ts';

/** What the dossier hears of its money. In any state: what happened to money happened. */
export const fundingIntents = {
  'hear-of-funding': intent({
    schema: z.strictObject({ fact: fundingFactSchema }),
    roles: [],
    from: dossierStatuses,
    summary: 'Prendre acte de ce que disent les financements',
    internal: true,
  }),
} as const;
