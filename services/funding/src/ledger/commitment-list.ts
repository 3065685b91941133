import { type CsvColumn, listQuerySchema, queryOf, severalSchema } from '@jalon/http';
import { type Cents, type Day, plainEuros } from '@jalon/kernel';
import type { Filter, Query } from '@jalon/read-models';
import { z } from 'zod';
import { commitmentStatuses } from '../commitment/commitment.state.ts';
import type { CommitmentEntry } from './commitment-entry.ts';

const code = z.string().min(1).max(120);
const centsText = z
  .string()
  .regex(/^[0-9]{1,13}$/, 'un montant en centimes est attendu')
  .transform(Number);
const years = severalSchema.pipe(z.array(z.string().regex(/^[0-9]{4}$/, 'une année est attendue')));

const amounts = ['granted', 'reserved', 'committed', 'liquidated', 'ordered', 'paid', 'recovered'] as const;

/** What the register of commitments may be asked: its own filters, and what every list takes. Amounts in cents. */
export const commitmentListSchema = listQuerySchema(
  [
    'commitment',
    'title',
    'beneficiary',
    'funder',
    'dispositif',
    'year',
    'status',
    'statusSince',
    'amount',
    'reportDueOn',
    'updatedAt',
    ...amounts,
  ],
  ['status', 'funder', 'dispositif', 'year', 'exercice', 'envelope', 'beneficiary', 'nature'],
).extend({
  funder: severalSchema.optional(),
  dispositif: severalSchema.optional(),
  year: years.optional(),
  exercice: years.optional(),
  envelope: severalSchema.optional(),
  beneficiary: code.optional(),
  dossier: code.optional(),
  status: severalSchema.pipe(z.array(z.enum(commitmentStatuses, 'état inconnu'))).optional(),
  /** A number of the accountant's (EJ), of whatever exercice. */
  ej: code.optional(),
  /** On what is at stake: committed once it is, granted before. */
  minAmount: centsText.optional(),
  maxAmount: centsText.optional(),
  /** The financial report was due before today (before the instant asked about) and has not come. */
  overdue: z.enum(['true', 'false'], 'true ou false').optional(),
});

export type CommitmentListRequest = z.output<typeof commitmentListSchema>;

/** Public names of fields, and where the register keeps them. */
const sortFields: Readonly<Record<string, string>> = { beneficiary: 'beneficiary.name' };

/** A list request in the register's own terms. @param today what is overdue is judged on. @param own only this body's. */
export function commitmentListQuery(
  { facets: _counted, ...request }: CommitmentListRequest,
  today: Day,
  own: string | undefined,
): Query {
  return queryOf(request, filterOf(request, today, own), (field) => sortFields[field] ?? field);
}

function filterOf(asked: Omit<CommitmentListRequest, 'facets'>, today: Day, own: string | undefined): Filter {
  const conditions: Filter[] = [];
  const equal = (field: string, value: string | undefined) => {
    if (value !== undefined) conditions.push({ [field]: value });
  };
  const among = (field: string, values: readonly (string | number)[] | undefined) => {
    if (values !== undefined) conditions.push({ [field]: { $in: values } });
  };
  among('funder', asked.funder);
  among('dispositif', asked.dispositif);
  among('year', asked.year?.map(Number));
  among('exercices', asked.exercice?.map(Number));
  among('envelope', asked.envelope);
  among('status', asked.status);
  equal('beneficiary.id', asked.beneficiary);
  equal('beneficiary.id', own);
  equal('dossier', asked.dossier);
  equal('ejs', asked.ej);
  if (asked.minAmount !== undefined) conditions.push({ amount: { $gte: asked.minAmount } });
  if (asked.maxAmount !== undefined) conditions.push({ amount: { $lte: asked.maxAmount } });
  const isLate: Filter = { reportDueOn: { $lt: today } };
  if (asked.overdue !== undefined) conditions.push(asked.overdue === 'true' ? isLate : { $nor: [isLate] });
  return conditions.length === 0 ? {} : { $and: conditions };
}

type Figure = {
  [Name in keyof CommitmentEntry]-?: CommitmentEntry[Name] extends Cents ? Name : never;
}[keyof CommitmentEntry];

const euros = (header: string, figure: Figure): CsvColumn<CommitmentEntry> => ({
  header,
  value: (entry) => plainEuros(entry[figure]),
  format: 'euros',
});

/** The register as a spreadsheet opens it: a commitment a line, amounts in euros. */
export const commitmentColumns: readonly CsvColumn<CommitmentEntry>[] = [
  { header: 'engagement', value: ({ commitment }) => commitment },
  { header: 'dossier', value: ({ dossier }) => dossier },
  { header: 'intitulé', value: ({ title }) => title },
  { header: 'bénéficiaire', value: ({ beneficiary }) => beneficiary.name },
  { header: 'siret', value: ({ beneficiary }) => beneficiary.siret },
  { header: 'financeur', value: ({ funder }) => funder },
  { header: 'dispositif', value: ({ dispositif }) => dispositif },
  { header: 'année', value: ({ year }) => year },
  { header: 'enveloppe', value: ({ envelope }) => envelope },
  { header: 'état', value: ({ status }) => status },
  { header: 'depuis le', value: ({ statusSince }) => statusSince, format: 'day' },
  { header: 'EJ', value: ({ ejs }) => ejs.join(' ') },
  euros('accordé', 'granted'),
  euros('réservé', 'reserved'),
  euros('engagé', 'committed'),
  euros('dégagé', 'released'),
  euros('liquidé', 'liquidated'),
  euros('mandaté', 'ordered'),
  euros('payé', 'paid'),
  euros('reversé', 'recovered'),
  {
    header: 'compte rendu attendu le',
    value: ({ reportDueOn }) => reportDueOn,
    format: 'day',
  },
];
