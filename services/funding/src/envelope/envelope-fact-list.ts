import { type CsvColumn } from '@jalon/http';
import { cents, plainEuros } from '@jalon/kernel';
import { z } from 'zod';
import type { EnvelopeFact } from './envelope-facts.projection.ts';
import { envelopeListSchema } from './envelope-list.ts';

/** What the facts of an envelope may be asked: those behind one figure, or all of them. */
export const envelopeFactsSchema = envelopeListSchema
  .pick({ asOf: true, page: true, pageSize: true })
  .extend({
    figure: z
      .string()
      .regex(/^(authority|credits)\.[a-zA-Z]{1,20}$/, 'un chiffre est attendu : authority.committed')
      .optional(),
    exercice: z
      .string()
      .regex(/^[0-9]{4}$/, 'une année est attendue')
      .transform(Number)
      .optional(),
  });

/** The facts as a spreadsheet opens them: the first change is that of the figure asked about. */
export const envelopeFactColumns: readonly CsvColumn<EnvelopeFact>[] = [
  { header: 'révision', value: ({ revision }) => revision },
  { header: 'fait', value: ({ type }) => type },
  { header: 'engagement', value: ({ data }) => ('commitment' in data ? data.commitment : undefined) },
  { header: 'acte', value: ({ data }) => ('act' in data ? data.act.reference : undefined) },
  { header: 'chiffre', value: ({ changes: [first] }) => first?.figure },
  { header: 'exercice', value: ({ changes: [first] }) => first?.exercice },
  { header: 'variation', value: ({ changes: [first] }) => signed(first?.change), format: 'euros' },
  { header: 'après', value: ({ changes: [first] }) => signed(first?.after), format: 'euros' },
  { header: 'effet', value: ({ occurredAt }) => occurredAt },
  { header: 'enregistré', value: ({ recordedAt }) => recordedAt },
  { header: 'par', value: ({ by }) => by.id },
];

function signed(amount: number | undefined): string | undefined {
  if (amount === undefined) return undefined;
  return amount < 0 ? `-${plainEuros(cents(-amount))}` : plainEuros(cents(amount));
}
