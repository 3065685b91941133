import { type CsvColumn, listQuerySchema, queryOf, severalSchema } from '@jalon/http';
import { plainEuros, sum } from '@jalon/kernel';
import type { Filter, Query } from '@jalon/read-models';
import { z } from 'zod';
import type { EnvelopeView } from './envelope-view.ts';

const amounts = ['voted', 'allocated', 'reserved', 'committed'] as const;

/** What the list of envelopes may be asked: its own filters, and what every list takes. */
export const envelopeListSchema = listQuerySchema(
  ['envelope', 'label', 'funder', 'dispositif', 'year', 'available', ...amounts],
  ['funder', 'dispositif', 'year'],
).extend({
  funder: severalSchema.optional(),
  dispositif: severalSchema.optional(),
  year: severalSchema.pipe(z.array(z.string().regex(/^[0-9]{4}$/, 'une année est attendue'))).optional(),
  parent: z.string().max(120).optional(),
});

export function envelopeListQuery(asked: z.output<typeof envelopeListSchema>): Query {
  const { funder, dispositif, year, parent, ...list } = asked;
  const filter: Filter = {
    ...(funder !== undefined && { funder: { $in: funder } }),
    ...(dispositif !== undefined && { dispositif: { $in: dispositif } }),
    ...(year !== undefined && { year: { $in: year.map(Number) } }),
    ...(parent !== undefined && { parent }),
  };
  return queryOf(list, filter, (field) =>
    amounts.some((amount) => amount === field) ? `authority.${field}` : field,
  );
}

/** The list as a spreadsheet opens it: an envelope a line, amounts in euros, every exercice's payment credits together. */
export const envelopeColumns: readonly CsvColumn<EnvelopeView>[] = [
  { header: 'enveloppe', value: ({ envelope }) => envelope },
  { header: 'intitulé', value: ({ label }) => label },
  { header: 'financeur', value: ({ funder }) => funder },
  { header: 'dispositif', value: ({ dispositif }) => dispositif },
  { header: 'année', value: ({ year }) => year },
  { header: 'enveloppe mère', value: ({ parent }) => parent },
  { header: 'AE votée', value: ({ authority }) => plainEuros(authority.voted), format: 'euros' },
  { header: 'AE reçue', value: ({ authority }) => plainEuros(authority.received), format: 'euros' },
  { header: 'AE déléguée', value: ({ authority }) => plainEuros(authority.delegated), format: 'euros' },
  { header: 'AE affectée', value: ({ authority }) => plainEuros(authority.allocated), format: 'euros' },
  { header: 'réservé', value: ({ authority }) => plainEuros(authority.reserved), format: 'euros' },
  { header: 'engagé', value: ({ authority }) => plainEuros(authority.committed), format: 'euros' },
  { header: 'disponible', value: ({ authority }) => plainEuros(authority.available), format: 'euros' },
  {
    header: 'CP ouverts, reçus et reportés',
    value: ({ credits }) => creditTotal(credits, 'held'),
    format: 'euros',
  },
  { header: 'CP mandatés', value: ({ credits }) => creditTotal(credits, 'consumed'), format: 'euros' },
];

function creditTotal(credits: EnvelopeView['credits'], figure: 'held' | 'consumed'): string {
  return plainEuros(sum(credits.map((one) => one[figure])));
}
