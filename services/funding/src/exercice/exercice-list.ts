import { type CsvColumn, listQuerySchema, queryOf } from '@jalon/http';
import { plainEuros } from '@jalon/kernel';
import type { Query } from '@jalon/read-models';
import type { z } from 'zod';
import type { ExerciceDocument } from './exercices.projection.ts';

/** What the list of exercices may be asked. */
export const exerciceListSchema = listQuerySchema(['exercice'], ['status']);

export function exerciceListQuery(asked: z.output<typeof exerciceListSchema>): Query {
  return queryOf(asked, {});
}

export const exerciceColumns: readonly CsvColumn<ExerciceDocument>[] = [
  { header: 'exercice', value: ({ exercice }) => exercice },
  { header: 'état', value: ({ status }) => status },
  { header: 'ouvert le', value: ({ openedOn }) => openedOn, format: 'day' },
  { header: 'mandats', value: ({ paymentOrders }) => paymentOrders },
  { header: 'montant mandaté', value: ({ ordered }) => plainEuros(ordered), format: 'euros' },
  { header: 'titres', value: ({ recoveryOrders }) => recoveryOrders },
  { header: 'montant des titres', value: ({ toRecover }) => plainEuros(toRecover), format: 'euros' },
  { header: 'bordereaux', value: ({ bordereau }) => bordereau },
  {
    header: 'clos le',
    value: (exercice) => (exercice.status === 'closed' ? exercice.closedOn : undefined),
    format: 'day',
  },
];
