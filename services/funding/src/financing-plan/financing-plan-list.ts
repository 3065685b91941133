import { type CsvColumn, listQuerySchema, queryOf } from '@jalon/http';
import { plainEuros } from '@jalon/kernel';
import type { Query } from '@jalon/read-models';
import type { z } from 'zod';
import type { FinancingPlanDocument } from './financing-plans.projection.ts';

/** What the list of financing plans may be asked. */
export const financingPlanListSchema = listQuerySchema(
  ['title', 'total', 'statedOn', 'unexplained'],
  ['source'],
);

export function financingPlanListQuery(asked: z.output<typeof financingPlanListSchema>): Query {
  return queryOf(asked, {});
}

export const financingPlanColumns: readonly CsvColumn<FinancingPlanDocument>[] = [
  { header: 'plan', value: ({ id }) => id },
  { header: 'titre', value: ({ title }) => title },
  { header: 'total', value: ({ total }) => plainEuros(total), format: 'euros' },
  { header: 'somme des postes', value: ({ partsTotal }) => plainEuros(partsTotal), format: 'euros' },
  { header: 'parts (%)', value: ({ sharesBp }) => sharesBp / 100 },
  { header: 'part inexpliquée (%)', value: ({ unexplainedBp }) => unexplainedBp / 100 },
  { header: 'montant inexpliqué', value: ({ unexplained }) => plainEuros(unexplained), format: 'euros' },
  { header: 'énoncé le', value: ({ statedOn }) => statedOn, format: 'day' },
  { header: 'source', value: ({ source }) => source },
];
