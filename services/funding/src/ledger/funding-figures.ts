import { type Cents, cents } from '@jalon/kernel';
import type { Account } from '../trial-balance/chart-of-accounts.ts';
import type { SubjectBalances } from '../trial-balance/subject-balances.projection.ts';
import type { CommitmentEntry } from './commitment-entry.ts';
import { type CommitmentSums, sumsOf } from './commitment-sums.ts';

/** What was given to envelopes, in cents. `exchanged`: received less delegated; nil where both sides are counted. */
export interface Authority {
  readonly voted: Cents;
  readonly exchanged: Cents;
  readonly allocated: Cents;
  readonly available: Cents;
}

/** The money of a funder, of a dispositif, of everything. */
export type Figure = Authority & CommitmentSums & { readonly commitments: number };

export interface FundingFigures {
  readonly total: Figure;
  readonly byFunder: readonly (Figure & { readonly funder: string })[];
  readonly byDispositif: readonly (Figure & { readonly funder: string; readonly dispositif: string })[];
  readonly byStatus: readonly (CommitmentSums & {
    readonly status: string;
    readonly commitments: number;
  })[];
}

interface Placed {
  readonly funder?: string;
  readonly dispositif?: string;
}

/**
 * The figures of commitments and of the envelopes that they take from. @param subjects as the trial balance keeps them:
 * what it says of an envelope and what is said here are one.
 */
export function figuresOf(
  subjects: readonly SubjectBalances[],
  entries: readonly CommitmentEntry[],
): FundingFigures {
  const envelopes = subjects.filter(({ subject }) => subject.startsWith('envelope-'));
  const within = (isIn: (place: Placed) => boolean): Figure => {
    const listed = entries.filter(isIn);
    return { ...authorityOf(envelopes.filter(isIn)), ...sumsOf(listed), commitments: listed.length };
  };
  const places: readonly Placed[] = [...envelopes, ...entries];
  const funders = distinct(places.map(({ funder = '' }) => funder));
  return {
    total: within(() => true),
    byFunder: funders.map((funder) => ({ funder, ...within((place) => place.funder === funder) })),
    byDispositif: funders.flatMap((funder) => {
      const own = places.filter((place) => place.funder === funder);
      return distinct(own.map(({ dispositif = '' }) => dispositif)).map((dispositif) => ({
        funder,
        dispositif,
        ...within((place) => place.funder === funder && place.dispositif === dispositif),
      }));
    }),
    byStatus: distinct(entries.map(({ status }) => status)).map((status) => {
      const listed = entries.filter((entry) => entry.status === status);
      return { status, commitments: listed.length, ...sumsOf(listed) };
    }),
  };
}

function authorityOf(envelopes: readonly SubjectBalances[]): Authority {
  const debit = (...accounts: readonly Account[]): Cents => {
    let sum = 0;
    for (const { balances } of envelopes) {
      for (const sides of Object.values(balances)) {
        for (const account of accounts) sum += (sides[account]?.debit ?? 0) - (sides[account]?.credit ?? 0);
      }
    }
    return cents(sum);
  };
  return {
    voted: negated(debit('ae-voted')),
    exchanged: negated(debit('ae-exchanged')),
    allocated: debit('ae-available', 'ae-reserved', 'ae-committed'),
    available: debit('ae-available'),
  };
}

/** Without a negative zero, which JSON would hide and a comparison would not. */
function negated(amount: Cents): Cents {
  return cents(0 - amount);
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)].sort();
}
