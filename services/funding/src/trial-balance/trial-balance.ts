import { type Cents, cents } from '@jalon/kernel';
import { type Account, accounts, books, chartOfAccounts } from './chart-of-accounts.ts';
import type { Sides, SubjectBalances } from './subject-balances.projection.ts';

/** An account in the trial balance: before the exercice, during it, after it. Cents; one side of a balance is nil. */
export interface TrialBalanceRow {
  readonly account: Account;
  readonly label: string;
  readonly book: string;
  readonly openingDebit: Cents;
  readonly openingCredit: Cents;
  readonly debit: Cents;
  readonly credit: Cents;
  readonly closingDebit: Cents;
  readonly closingCredit: Cents;
}

const figures = [
  'openingDebit',
  'openingCredit',
  'debit',
  'credit',
  'closingDebit',
  'closingCredit',
] as const;

/** Two figures kept apart that say the same thing. */
export interface Control {
  readonly control: string;
  readonly left: Cents;
  readonly right: Cents;
  readonly holds: boolean;
}

export interface TrialBalance {
  readonly rows: readonly TrialBalanceRow[];
  readonly totals: Readonly<Record<(typeof figures)[number], Cents>>;
  /** Debit equals credit, before, during and after. */
  readonly balanced: boolean;
  /** Over every exercice: what envelopes say and what commitments say. Empty for one exercice. */
  readonly controls: readonly Control[];
}

/** The trial balance of these subjects. @param exercice this one alone, earlier ones brought forward; else all. */
export function trialBalanceOf(subjects: readonly SubjectBalances[], exercice?: number): TrialBalance {
  const sums = new Map(accounts.map((account) => [account, new Sum()] as const));
  for (const { balances } of subjects) {
    for (const [year, sides] of Object.entries(balances)) {
      if (exercice !== undefined && Number(year) > exercice) continue;
      const isBefore = exercice !== undefined && Number(year) < exercice;
      // Object.entries forgets its keys: they are accounts.
      for (const [account, passed] of Object.entries(sides) as [Account, Sides][]) {
        const sum = sums.get(account);
        if (sum === undefined) throw new Error(`No account is named ${account}`);
        if (isBefore) sum.bringForward(passed);
        else sum.add(passed);
      }
    }
  }
  const rows = [...sums].map(([account, sum]) => rowOf(account, sum));
  const totals = totalsOf(rows);
  return {
    rows: rows.filter((row) => figures.some((figure) => row[figure] !== 0)),
    totals,
    balanced:
      totals.openingDebit === totals.openingCredit &&
      totals.debit === totals.credit &&
      totals.closingDebit === totals.closingCredit,
    controls: exercice === undefined ? controlsOf(rows) : [],
  };
}

/** What one account had, before the exercice and during it. */
class Sum {
  opening = 0;
  debit = 0;
  credit = 0;

  bringForward({ debit, credit }: Sides): void {
    this.opening += debit - credit;
  }

  add({ debit, credit }: Sides): void {
    this.debit += debit;
    this.credit += credit;
  }
}

function rowOf(account: Account, { opening, debit, credit }: Sum): TrialBalanceRow {
  const { label, book } = chartOfAccounts[account];
  const closing = opening + debit - credit;
  return {
    account,
    label,
    book: books[book],
    openingDebit: cents(Math.max(opening, 0)),
    openingCredit: cents(Math.max(-opening, 0)),
    debit: cents(debit),
    credit: cents(credit),
    closingDebit: cents(Math.max(closing, 0)),
    closingCredit: cents(Math.max(-closing, 0)),
  };
}

function totalsOf(rows: readonly TrialBalanceRow[]): TrialBalance['totals'] {
  const total = (figure: (typeof figures)[number]) => cents(rows.reduce((sum, row) => sum + row[figure], 0));
  return {
    openingDebit: total('openingDebit'),
    openingCredit: total('openingCredit'),
    debit: total('debit'),
    credit: total('credit'),
    closingDebit: total('closingDebit'),
    closingCredit: total('closingCredit'),
  };
}

/** What no single fact guarantees: that the facts of envelopes and those of commitments tell the same story. */
function controlsOf(rows: readonly TrialBalanceRow[]): readonly Control[] {
  const balance = (account: Account) => {
    const row = rows.find((one) => one.account === account);
    return row === undefined ? 0 : row.closingDebit - row.closingCredit;
  };
  const control = (name: string, left: number, right: number): Control => ({
    control: name,
    left: cents(left),
    right: cents(right),
    holds: left === right,
  });
  const expense = balance('grants-expense');
  return [
    control(
      'Les AE engagées des enveloppes sont ce que les engagements ont d’engagé',
      balance('ae-committed'),
      balance('grants-to-settle') + expense,
    ),
    control(
      'Les CP consommés sont ce qui est mandaté',
      balance('cp-consumed'),
      expense + balance('beneficiary-settled'),
    ),
    control('Les AE déléguées sont reçues', balance('ae-exchanged'), 0),
    control('Les CP délégués sont reçus', balance('cp-exchanged'), 0),
    control('Les CP reportés entrent où ils sont sortis', balance('cp-carried-over'), 0),
  ];
}
