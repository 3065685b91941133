import { queryOptions } from '@tanstack/react-query';
import { type Parameters, read } from '../../api/client.ts';
import type { FundingList } from '../funding-answers.ts';

export const balanceAddress = '/api/funding/trial-balance';
export const entriesAddress = (account: string) => `${balanceAddress}/${encodeURIComponent(account)}/entries`;

export const sides = [
  'openingDebit',
  'openingCredit',
  'debit',
  'credit',
  'closingDebit',
  'closingCredit',
] as const;

type Figures = Readonly<Record<(typeof sides)[number], number>>;

export interface BalanceRow extends Figures {
  readonly account: string;
  readonly label: string;
  readonly book: string;
}

export interface Balance {
  readonly rows: readonly BalanceRow[];
  readonly totals: Figures;
  readonly balanced: boolean;
  readonly controls: readonly {
    readonly control: string;
    readonly left: number;
    readonly right: number;
    readonly holds: boolean;
  }[];
}

export interface AccountEntry {
  readonly exercice: number;
  readonly debit?: number;
  readonly credit?: number;
  readonly counterpart: string;
  readonly counterpartLabel: string;
  /** The stream of the fact behind it: `commitment-D16-….L1`, `envelope-…`. */
  readonly subject: string;
  readonly revision: number;
  readonly position: number;
  readonly type: string;
  readonly occurredAt: string;
  readonly by: string;
}

export const balanceQuery = (parameters: Parameters) =>
  queryOptions({
    queryKey: ['trial-balance', parameters],
    queryFn: ({ signal }) => read<Balance>(balanceAddress, parameters, signal),
  });

export const entriesQuery = (account: string, parameters: Parameters) =>
  queryOptions({
    queryKey: ['trial-balance', account, parameters],
    queryFn: ({ signal }) => read<FundingList<AccountEntry>>(entriesAddress(account), parameters, signal),
  });
