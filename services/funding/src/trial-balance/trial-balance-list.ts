import { type CsvColumn, listQuerySchema } from '@jalon/http';
import { type Cents, plainEuros } from '@jalon/kernel';
import { z } from 'zod';
import type { AccountEntry } from './account-entries.ts';
import type { TrialBalanceRow } from './trial-balance.ts';

const everyList = listQuerySchema(['account'], []);

const own = {
  exercice: z
    .string()
    .regex(/^[0-9]{4}$/, 'une année est attendue')
    .transform(Number)
    .optional(),
  funder: z.string().min(1).max(80).optional(),
  dispositif: z.string().min(1).max(80).optional(),
};

/** What the trial balance may be asked. */
export const trialBalanceSchema = everyList.pick({ asOf: true }).extend(own);

/** What the entries of an account may be asked: the same, page by page. */
export const entriesSchema = everyList.pick({ asOf: true, page: true, pageSize: true }).extend(own);

type Figure = {
  [Name in keyof TrialBalanceRow]: TrialBalanceRow[Name] extends Cents ? Name : never;
}[keyof TrialBalanceRow];

const figure = (header: string, name: Figure): CsvColumn<TrialBalanceRow> => ({
  header,
  value: (row) => plainEuros(row[name]),
  format: 'euros',
});

/** The trial balance as a spreadsheet opens it, in euros. */
export const trialBalanceColumns: readonly CsvColumn<TrialBalanceRow>[] = [
  { header: 'comptabilité', value: ({ book }) => book },
  { header: 'compte', value: ({ account }) => account },
  { header: 'intitulé', value: ({ label }) => label },
  figure('report débiteur', 'openingDebit'),
  figure('report créditeur', 'openingCredit'),
  figure('débit', 'debit'),
  figure('crédit', 'credit'),
  figure('solde débiteur', 'closingDebit'),
  figure('solde créditeur', 'closingCredit'),
];

const amount = (cents: Cents | undefined) => (cents === undefined ? undefined : plainEuros(cents));

/** The entries of an account as a spreadsheet opens them. */
export const entryColumns: readonly CsvColumn<AccountEntry>[] = [
  { header: 'position', value: ({ position }) => position },
  { header: 'exercice', value: ({ exercice }) => exercice },
  { header: 'compte', value: ({ account }) => account },
  { header: 'débit', value: ({ debit }) => amount(debit), format: 'euros' },
  { header: 'crédit', value: ({ credit }) => amount(credit), format: 'euros' },
  { header: 'contrepartie', value: ({ counterpartLabel }) => counterpartLabel },
  { header: 'objet', value: ({ subject }) => subject },
  { header: 'révision', value: ({ revision }) => revision },
  { header: 'fait', value: ({ type }) => type },
  { header: 'effet', value: ({ occurredAt }) => occurredAt },
  { header: 'enregistré', value: ({ recordedAt }) => recordedAt },
  { header: 'par', value: ({ by }) => by },
];
