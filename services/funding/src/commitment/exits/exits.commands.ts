import { lineSchema, yearSchema } from '@jalon/contracts';
import { z } from 'zod';
import { everyLiveStatus, finance, intent, onceCommitted, underway } from '../intent.commands.ts';

const reasonSchema = z.strictObject({ reason: lineSchema(400) });

export const exitsIntents = {
  release: intent({
    schema: reasonSchema,
    roles: finance,
    from: [...underway, 'in-recovery'],
    summary: 'Dégager le reste de l’engagement',
  }),
  lapse: intent({
    schema: reasonSchema,
    roles: finance,
    from: ['denied', 'reserved', 'accounting', ...onceCommitted, 'cancelled', 'lapsed'],
    summary: 'Constater la caducité : ce qui n’est pas liquidé est rendu',
  }),
  cancel: intent({
    schema: reasonSchema,
    roles: finance,
    from: ['denied', 'reserved', 'accounting'],
    summary: 'Annuler avant l’engagement juridique',
  }),
  'attach-to-exercice': intent({
    schema: z.strictObject({ exercice: yearSchema }),
    roles: ['finance', 'admin'],
    from: everyLiveStatus,
    summary: 'Rattacher à l’exercice la dépense due et non mandatée',
    internal: true,
  }),
} as const;
