import { z } from 'zod';
import { commitmentEventSchemas } from '../commitment.events.ts';
import { intent } from '../intent.commands.ts';

/** The envelope is that of the funder, the dispositif and the year, unless it is named. */
const termsSchema = commitmentEventSchemas.CommitmentOpened.omit({ commitment: true }).partial({
  envelope: true,
});

export const reservationIntents = {
  open: intent({
    schema: z.strictObject(termsSchema.shape),
    roles: ['finance', 'admin'],
    from: ['absent', 'cancelled', 'lapsed'],
    summary: 'Ouvrir l’engagement d’une ligne accordée et réserver son crédit',
    internal: true,
  }),
  'retry-reservation': intent({
    schema: z.strictObject({}),
    roles: ['finance', 'admin'],
    from: ['denied'],
    summary: 'Réserver de nouveau, l’enveloppe ayant été abondée',
  }),
} as const;
