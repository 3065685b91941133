import type { CsvColumn } from '@jalon/http';
import { plainEuros } from '@jalon/kernel';
import type { Movement } from './envelope-consumption.projection.ts';

/** What each movement is called on the screen. */
const words: Partial<Readonly<Record<Movement['type'], string>>> = {
  CreditReserved: 'réservation',
  CreditReservationRefused: 'réservation refusée',
  CreditReservationReleased: 'réservation rendue',
  AuthorityCommitted: 'engagement',
  AuthorityDecommitted: 'dégagement',
  PaymentCreditsConsumed: 'mandat',
  PaymentCreditsRestored: 'mandat rejeté',
};

/** The movements of an envelope as a spreadsheet opens them, amounts in euros. */
export const movementColumns: readonly CsvColumn<Movement>[] = [
  { header: 'mouvement', value: ({ type }) => words[type] ?? type },
  { header: 'rang', value: ({ rank }) => rank },
  { header: 'engagement', value: ({ commitment }) => commitment },
  { header: 'montant', value: ({ amount }) => plainEuros(amount), format: 'euros' },
  { header: 'exercice', value: ({ exercice }) => exercice },
  { header: 'effet', value: ({ occurredAt }) => occurredAt },
  { header: 'enregistré', value: ({ recordedAt }) => recordedAt },
  { header: 'par', value: ({ by }) => by.id },
  { header: 'rôle', value: ({ by }) => by.role },
  { header: 'disponible après', value: ({ available }) => plainEuros(available), format: 'euros' },
];
