import type { ReactNode } from 'react';
import rows from '../../list/list.module.css';
import { Due } from '../../elements/due.tsx';
import { Status } from '../../elements/status.tsx';
import { dayOf, euros, shortDay } from '../../words/format.ts';
import type { CommitmentEntry } from '../funding-answers.ts';

/** A column of the ledger beside the commitment itself, which is always there. */
interface CommitmentColumn {
  readonly name: string;
  /** Among the words. */
  readonly label: string;
  /** The field by which the list sorts; none: it does not sort by this column. */
  readonly field?: string;
  readonly number?: boolean;
  /** A code, which no line may break. */
  readonly whole?: boolean;
  readonly cell: (entry: CommitmentEntry) => ReactNode;
}

const inEuros = (amount: number) => (amount === 0 ? '—' : euros(amount));

const money = (
  name: 'granted' | 'committed' | 'liquidated' | 'ordered' | 'paid' | 'recovered',
): CommitmentColumn => ({
  name,
  label: `money.${name}`,
  field: name,
  number: true,
  cell: (entry) => inEuros(entry[name]),
});

export const commitmentColumns: readonly CommitmentColumn[] = [
  {
    name: 'status',
    label: 'column.status',
    field: 'status',
    cell: ({ status, statusSince }) => (
      <>
        <Status status={status} />
        <div className={rows.under}>{shortDay(statusSince)}</div>
      </>
    ),
  },
  { name: 'year', label: 'column.year', field: 'year', cell: ({ year }) => year },
  { name: 'envelope', label: 'column.envelope', whole: true, cell: ({ envelope }) => envelope },
  {
    name: 'act',
    label: 'commitment.fact.act',
    whole: true,
    cell: ({ act }) => (
      <>
        {act.reference}
        <div className={rows.under}>{shortDay(act.date)}</div>
      </>
    ),
  },
  money('granted'),
  money('committed'),
  money('liquidated'),
  money('ordered'),
  money('paid'),
  {
    name: 'left',
    label: 'column.left',
    number: true,
    cell: ({ committed, paid }) => inEuros(committed - paid),
  },
  money('recovered'),
  {
    name: 'reportDueOn',
    label: 'commitment.fact.report-due',
    field: 'reportDueOn',
    cell: ({ reportDueOn }) => <Due on={reportDueOn} today={dayOf(new Date().toISOString())} />,
  },
];
