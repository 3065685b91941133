import { type CsvColumn, listQuerySchema, queryOf } from '@jalon/http';
import type { Query } from '@jalon/read-models';
import { z } from 'zod';
import type { PorteurDocument } from './porteurs.projection.ts';

/** What the register of porteurs may be asked: its own filters, and what every list takes. */
export const porteurListSchema = listQuerySchema(
  ['name', 'since', 'commune'],
  ['legalForm', 'commune', 'active'],
).extend({
  legalForm: z.enum(['private-law', 'public-body']).optional(),
  commune: z.string().max(5).optional(),
  siret: z.string().max(14).optional(),
});

export function porteurListQuery(asked: z.output<typeof porteurListSchema>): Query {
  const { legalForm, commune, siret, ...list } = asked;
  return queryOf(list, {
    ...(legalForm === undefined ? {} : { legalForm }),
    ...(commune === undefined ? {} : { commune }),
    ...(siret === undefined ? {} : { siret }),
  });
}

export const porteurColumns: readonly CsvColumn<PorteurDocument>[] = [
  { header: 'référence', value: ({ id }) => id },
  { header: 'nom', value: ({ name }) => name },
  { header: 'siret', value: ({ siret }) => siret },
  { header: 'rna', value: ({ rna }) => rna },
  { header: 'forme juridique', value: ({ legalForm }) => legalForm },
  { header: 'commune', value: ({ commune }) => commune },
  { header: 'actif', value: ({ active }) => (active ? 'oui' : 'non') },
  { header: 'depuis le', value: ({ since }) => since, format: 'day' },
  { header: 'anciens noms', value: ({ formerNames }) => formerNames.join(' ; ') },
];
