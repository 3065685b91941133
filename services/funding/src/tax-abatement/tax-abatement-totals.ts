import { type Cents, sum } from '@jalon/kernel';
import type { TaxAbatementDocument } from './tax-abatements.projection.ts';

/** What the conventions come to in one year, or over all. Amounts in cents. */
export interface TaxAbatementTotals {
  readonly year: number | null;
  /** All the conventions, whether they have a sheet for the year or not. */
  readonly conventions: number;
  /** The balance sheets that were submitted, and those that the three parties signed. Plans are not counted. */
  readonly sheets: number;
  readonly validated: number;
  readonly saving: Cents;
  readonly valued: Cents;
  /** What the sheets whose expenses do not cover their saving lack, summed: the excess of the others mends nothing. */
  readonly shortfall: Cents;
  /** Valued expenses for one euro saved, two decimals, rounded down; null when nothing was saved. */
  readonly ratio: number | null;
}

/** Adds up the balance sheets of a year, or of all. Pure. */
export function totalsOf(
  conventions: readonly TaxAbatementDocument[],
  year: number | undefined,
): TaxAbatementTotals {
  const sheets = conventions
    .flatMap(({ years }) => years)
    .filter((sheet) => sheet.status !== 'planned' && (year === undefined || sheet.year === year));
  const saving = sum(sheets.map((sheet) => sheet.saving));
  const valued = sum(sheets.map((sheet) => sheet.valued));
  return {
    year: year ?? null,
    conventions: conventions.length,
    sheets: sheets.length,
    validated: sheets.filter(({ status }) => status === 'validated').length,
    saving,
    valued,
    shortfall: sum(sheets.map(({ shortfall }) => shortfall)),
    ratio: saving === 0 ? null : Number((BigInt(valued) * 100n) / BigInt(saving)) / 100,
  };
}
