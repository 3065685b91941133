import { type CsvColumn, asOfSchema, listQuerySchema } from '@jalon/http';
import { cents, plainEuros } from '@jalon/kernel';
import { z } from 'zod';
import { groupings } from '../campaign-figures.ts';
import type { FigureFact } from './figure-facts.projection.ts';
import { type Measure, measures, ofTheWhole } from './figure-question.ts';

/** What the facts behind a figure may be asked. `since`: only what moved it after that instant. */
export const figureFactsSchema = listQuerySchema(['position'], [])
  .pick({ asOf: true, page: true, pageSize: true })
  .extend({
    measure: z.enum(measures, `chiffres possibles : ${measures.join(', ')}`),
    by: z.enum(groupings, `ventilations possibles : ${groupings.join(', ')}`).optional(),
    key: z.string().min(1).max(80).optional(),
    since: asOfSchema.optional(),
  })
  .refine(({ by, key }) => (by === undefined) === (key === undefined), {
    path: ['key'],
    message: 'une ventilation et sa ligne vont ensemble',
  })
  .refine(({ by, measure }) => by === undefined || !ofTheWhole(measure), {
    path: ['by'],
    message: 'ce chiffre n’est dit que de toute la campagne',
  });

/** The facts of a figure as a spreadsheet opens them: amounts in euros, counts as they are. */
export function figureFactColumns(measure: Measure): readonly CsvColumn<FigureFact>[] {
  const counted = measure === 'dossiers' || measure === 'porteurs';
  const said = (amount: number) => (counted ? amount : signedEuros(amount));
  const format = counted ? {} : ({ format: 'euros' } as const);
  return [
    { header: 'dossier', value: ({ dossier }) => dossier },
    { header: 'intitulé', value: ({ title }) => title },
    { header: 'porteur', value: ({ porteur }) => porteur.name },
    { header: 'fait', value: ({ type }) => type },
    { header: 'révision', value: ({ revision }) => revision },
    { header: 'position', value: ({ position }) => position },
    { header: 'variation', value: ({ change }) => said(change), ...format },
    { header: 'après', value: ({ after }) => said(after), ...format },
    { header: 'pris effet le', value: ({ occurredAt }) => occurredAt },
    { header: 'su le', value: ({ recordedAt }) => recordedAt },
    { header: 'par', value: ({ by }) => by.id },
    { header: 'rôle', value: ({ by }) => by.role },
    { header: 'corrélation', value: ({ correlationId }) => correlationId },
  ];
}

function signedEuros(amount: number): string {
  return amount < 0 ? `-${plainEuros(cents(-amount))}` : plainEuros(cents(amount));
}
