import { type CsvColumn, listQuerySchema, queryOf, severalSchema } from '@jalon/http';
import { cents, plainEuros } from '@jalon/kernel';
import type { Filter, Query } from '@jalon/read-models';
import { z } from 'zod';
import type { BenchDocument } from './bench-lines.projection.ts';
import type { ExtractDocument } from './extracts.projection.ts';
import type { OurOrder } from '../matching/open-order.ts';
import { findings, lineStates } from '../matching/verdict.ts';

const state = severalSchema.pipe(z.array(z.enum([...lineStates, 'unknown-there', 'not-compared'])));
const points = z
  .string()
  .regex(/^[0-9]{1,3}$/, 'un score de 0 à 100 est attendu')
  .transform(Number);

/** What the bench may be asked: its own filters, and what every list takes. */
export const benchListSchema = listQuerySchema(
  ['line', 'score', 'amount', 'day', 'exercice', 'state'],
  ['state', 'decision', 'kind', 'findings', 'exercice', 'exact'],
).extend({
  state: state.optional(),
  decision: severalSchema.pipe(z.array(z.enum(['undecided', 'accepted', 'rejected']))).optional(),
  finding: severalSchema.pipe(z.array(z.enum(Object.keys(findings)))).optional(),
  exact: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional(),
  /** Scores from this one. */
  scoreFrom: points.optional(),
  /** Scores below this one. */
  scoreBelow: points.optional(),
  exercice: severalSchema.pipe(z.array(z.string().regex(/^[0-9]{4}$/, 'une année est attendue'))).optional(),
  /** A SIRET, or its beginning. */
  siret: z
    .string()
    .regex(/^[0-9]{1,14}$/, 'des chiffres sont attendus')
    .optional(),
  beneficiary: z.string().max(200).optional(),
});

export function benchListQuery(asked: z.output<typeof benchListSchema>, extracts: readonly string[]): Query {
  const { state, decision, finding, exact, scoreFrom, scoreBelow, exercice, siret, beneficiary, ...list } =
    asked;
  const filter: Filter = {
    extracts: { $in: extracts },
    ...(state !== undefined && { state: { $in: state } }),
    ...(decision !== undefined && { decision: { $in: decision } }),
    ...(finding !== undefined && { findings: { $in: finding } }),
    ...(exact !== undefined && { exact }),
    ...(exercice !== undefined && { budgetYear: { $in: exercice.map(Number) } }),
    ...(siret !== undefined && { siret: { $regex: `^${siret}` } }),
    ...(beneficiary !== undefined && { beneficiary }),
    ...((scoreFrom !== undefined || scoreBelow !== undefined) && {
      score: {
        ...(scoreFrom !== undefined && { $gte: scoreFrom }),
        ...(scoreBelow !== undefined && { $lt: scoreBelow }),
      },
    }),
  };
  return queryOf(list, filter, (field) => (field === 'exercice' ? 'budgetYear' : field));
}

/** A row of the bench: theirs, ours, why. */
export type BenchRow = BenchDocument & { readonly ours?: OurOrder };

const theirs = (row: BenchRow) => (row.state === 'unknown-there' ? undefined : row);

export const benchColumns: readonly CsvColumn<BenchRow>[] = [
  { header: 'ligne', value: (row) => theirs(row)?.line },
  { header: 'nature', value: (row) => theirs(row)?.kind },
  { header: 'état', value: (row) => row.state },
  { header: 'décision', value: (row) => row.decision },
  { header: 'score', value: (row) => row.score },
  { header: 'exercice', value: (row) => row.budgetYear },
  { header: 'engagement', value: (row) => theirs(row)?.ej },
  { header: 'numéro', value: (row) => row.number },
  { header: 'montant', value: (row) => plainEuros(cents(row.amount)), format: 'euros' },
  { header: 'bénéficiaire', value: (row) => row.beneficiary },
  { header: 'SIRET', value: (row) => row.siret },
  { header: 'date', value: (row) => theirs(row)?.day, format: 'day' },
  { header: 'référence', value: (row) => theirs(row)?.reference },
  { header: 'mandat', value: (row) => row.order },
  { header: 'notre montant', value: ({ ours }) => ours && plainEuros(ours.amount), format: 'euros' },
  { header: 'reste à régler', value: ({ ours }) => ours && plainEuros(ours.remaining), format: 'euros' },
  { header: 'notre bénéficiaire', value: ({ ours }) => ours?.beneficiary.name },
  { header: 'pourquoi', value: (row) => theirs(row)?.reasons.join(' ') },
  { header: 'décidé par', value: (row) => theirs(row)?.decidedBy },
  { header: 'fichiers', value: ({ extracts }) => extracts.join(' ') },
  { header: 'constats', value: (row) => theirs(row)?.findings.join(' ') },
];

export const extractListSchema = listQuerySchema(
  ['receivedOn', 'extract', 'lines'],
  ['source', 'status'],
).extend({
  source: severalSchema.optional(),
  status: severalSchema.pipe(z.array(z.enum(['received', 'compared', 'superseded']))).optional(),
});

export function extractListQuery(asked: z.output<typeof extractListSchema>): Query {
  const { source, status, ...list } = asked;
  return queryOf(list, {
    ...(source !== undefined && { source: { $in: source } }),
    ...(status !== undefined && { status: { $in: status } }),
  });
}

export const extractColumns: readonly CsvColumn<ExtractDocument>[] = [
  { header: 'extrait', value: ({ extract }) => extract },
  { header: 'source', value: ({ source }) => source },
  { header: 'fichier', value: ({ file }) => file },
  { header: 'reçu le', value: ({ receivedOn }) => receivedOn, format: 'day' },
  { header: 'par', value: ({ receivedBy }) => receivedBy.name },
  { header: 'lignes', value: ({ lines }) => lines },
  { header: 'état', value: ({ status }) => status },
  { header: 'exactes', value: ({ compared }) => compared?.exact },
  { header: 'absents', value: ({ compared }) => compared?.notFound },
  { header: 'remplacé par', value: ({ supersededBy }) => supersededBy },
];
