import { type Cents, cents } from '@jalon/kernel';
import type { Account } from './chart-of-accounts.ts';

/**
 * One entry of the journal: an amount leaves an account (credit) for another (debit) of the same book, in one exercice.
 * It names both, so that an entry that does not balance cannot be written.
 */
export interface JournalEntry {
  readonly debit: Account;
  readonly credit: Account;
  /** In cents, above zero. */
  readonly amount: Cents;
  readonly exercice: number;
}

/** From `credit` to `debit`. Nothing when the amount is nothing; the other way round when it is negative. */
export function moved(
  amount: number,
  exercice: number,
  { from: credit, to: debit }: { readonly from: Account; readonly to: Account },
): readonly JournalEntry[] {
  if (amount === 0) return [];
  return amount > 0
    ? [{ debit, credit, amount: cents(amount), exercice }]
    : [{ debit: credit, credit: debit, amount: cents(-amount), exercice }];
}
