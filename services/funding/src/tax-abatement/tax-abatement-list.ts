import { type CsvColumn, asOfSchema, listQuerySchema, queryOf } from '@jalon/http';
import { plainEuros } from '@jalon/kernel';
import type { Query } from '@jalon/read-models';
import { z } from 'zod';
import type { TaxAbatementDocument } from './tax-abatements.projection.ts';

const yearParameter = z
  .string()
  .regex(/^20[0-9]{2}$/, 'une année est attendue')
  .transform(Number);

/** What the list of abatement conventions may be asked. */
export const taxAbatementListSchema = listQuerySchema(['city', 'signedOn'], ['city', 'years.status']).extend({
  city: z.string().max(120).optional(),
  /** The conventions of which something is known for this year. */
  year: yearParameter.optional(),
});

export const taxAbatementTotalsSchema = z.strictObject({
  year: yearParameter.optional(),
  asOf: asOfSchema.optional(),
});

export function taxAbatementListQuery(asked: z.output<typeof taxAbatementListSchema>): Query {
  const { city, year, ...list } = asked;
  return queryOf(list, {
    ...(city === undefined ? {} : { city }),
    ...(year === undefined ? {} : { 'years.year': year }),
  });
}

export const taxAbatementColumns: readonly CsvColumn<TaxAbatementDocument>[] = [
  { header: 'convention', value: ({ id }) => id },
  { header: 'bailleur', value: ({ landlord }) => landlord.name },
  { header: 'ville', value: ({ city }) => city },
  { header: 'quartiers', value: ({ quartiers }) => quartiers.join(' ; ') },
  { header: 'signée le', value: ({ signedOn }) => signedOn, format: 'day' },
  {
    header: 'années',
    value: ({ years }) => years.map(({ year, status }) => `${year} (${status})`).join(' ; '),
  },
  { header: 'économies', value: ({ years }) => years.map(({ saving }) => plainEuros(saving)).join(' ; ') },
  {
    header: 'dépenses valorisées',
    value: ({ years }) => years.map(({ valued }) => plainEuros(valued)).join(' ; '),
  },
];
