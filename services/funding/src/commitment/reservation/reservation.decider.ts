import type { Decision } from '@jalon/kernel';
import type { CommitmentIntentFields } from '../commitment.commands.ts';
import type { CommitmentContext } from '../commitment.context.ts';
import type { CommitmentEvent } from '../commitment.events.ts';
import type { DecisionsOf } from '../intent.commands.ts';
import type { reservationIntents } from './reservation.commands.ts';

type OpeningFields = CommitmentIntentFields<'open'>;

/** The envelope of a line: that of its funder, its dispositif and its year, unless another is named. */
export function envelopeOf({
  envelope,
  funder,
  dispositif,
  year,
}: Pick<OpeningFields, 'envelope' | 'funder' | 'dispositif' | 'year'>): string {
  return envelope ?? `${funder}.${dispositif}.${year}`;
}

/** A grant of the past reserves nothing: it was spent before Jalon was there. */
export function decideOpening(fields: OpeningFields, context: CommitmentContext): readonly CommitmentEvent[] {
  const { commitment } = context;
  const opening: CommitmentEvent = {
    type: 'CommitmentOpened',
    data: { ...fields, commitment, envelope: envelopeOf(fields) },
  };
  return fields.origin === 'imported' ? [opening] : [opening, reservation(fields.granted, context)];
}

/** What the envelope answered, on the commitment's own stream. */
function reservation(
  amount: OpeningFields['granted'],
  { reservation: outcome }: CommitmentContext,
): CommitmentEvent {
  if (outcome === undefined) throw new Error('A reservation is decided with the envelope’s answer');
  return outcome.kind === 'reserved'
    ? { type: 'ReservationObtained', data: { amount, rank: outcome.rank } }
    : { type: 'ReservationDenied', data: { amount, available: outcome.available } };
}

export const reservationDecisions: DecisionsOf<Omit<typeof reservationIntents, 'open'>> = {
  'retry-reservation': (_, { terms }, context): Decision<CommitmentEvent> => [
    reservation(terms.granted, context),
  ],
};
