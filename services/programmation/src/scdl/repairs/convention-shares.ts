import { type Cents, cents, sum } from '@jalon/kernel';
import type { ScdlCells } from '@jalon/scdl';

/**
 * How the rows of one convention divide its amount among its beneficiaries.
 * - `whole`: one beneficiary has all of it.
 * - `split`: shares add up to 1 and each row bears the convention's amount, as the standard asks.
 * - `already-split`: each row bears its own part (as Etalab's example does, against the standard).
 * - `lone-share`: one row with a part of 1, the others nowhere: the amount stands as written.
 * - `incoherent`: several rows whose parts do not add up to 1, or whose amounts fit neither reading.
 */
export type SharesReading = 'whole' | 'split' | 'already-split' | 'lone-share' | 'incoherent';

interface Part {
  /** In millionths. */
  readonly share: number;
  readonly amount: Cents;
}

const one = 1_000_000;

/** What names a convention that has several beneficiaries; undefined for a row that has all of its convention. */
export function conventionKey(cells: ScdlCells): string | undefined {
  if (shareOf(cells) === one || cells.referenceDecision === '') return undefined;
  return [cells.idAttribuant, cells.dateConvention, cells.referenceDecision, cells.objet, cells.nature].join(
    '\n',
  );
}

/** A share in millionths. */
export function shareOf({ pourcentageSubvention }: ScdlCells): number {
  return Math.round(Number(pourcentageSubvention) * one);
}

/** Reads how a convention is divided, from all of its rows. */
export function readShares(parts: readonly Part[]): SharesReading {
  const total = parts.reduce((shares, { share }) => shares + share, 0);
  if (parts.length <= 1) return total === one ? 'whole' : 'lone-share';
  // Thirds are written 0.33, 0.33, 0.34, or 0.333 three times.
  if (Math.abs(total - one) > parts.length * 1_000) return 'incoherent';
  const first = parts[0]?.amount;
  if (parts.every(({ amount }) => amount === first)) return 'split';
  const whole = sum(parts.map(({ amount }) => amount));
  const tolerance = Math.max(parts.length, whole / 1_000);
  const proportional = parts.every(
    ({ share, amount }) => Math.abs((share / total) * whole - amount) <= tolerance,
  );
  return proportional ? 'already-split' : 'incoherent';
}

/**
 * The part of a convention that goes to one row, so that the parts of all its rows make the whole to the cent.
 * @param before the shares of the rows before it, and `total` those of all, in millionths.
 */
export function partOf(amount: Cents, before: number, share: number, total: number): Cents {
  const upTo = (shares: number) =>
    Number((BigInt(amount) * BigInt(shares) * 2n + BigInt(total)) / (2n * BigInt(total)));
  return cents(upTo(before + share) - upTo(before));
}
