import { createHash } from 'node:crypto';
import { type Cents, parseEuros } from '@jalon/kernel';
import {
  type SharesReading,
  conventionKey,
  partOf,
  readShares,
  shareOf,
} from './repairs/convention-shares.ts';
import type { JudgedRow, TakenRow } from './repairs/judged-row.ts';

interface Convention {
  readonly parts: { share: number; amount: Cents }[];
  reading?: SharesReading;
  /** The shares of the rows already granted, in millionths. */
  granted: number;
}

/** A first reading of the file: which rows share a convention, and how they divide it. */
export class ConventionCensus {
  readonly #conventions = new Map<string, Convention>();

  /** How many rows were seen. */
  rows = 0;

  /** Counts a row in, taken or not: a quarantined row still has its part of the convention. */
  see(row: JudgedRow): void {
    this.rows += 1;
    if (row.kind === 'blank' || row.cells === undefined) return;
    const key = keyOf(row.cells);
    const amount = parseEuros(row.cells.montant);
    const share = shareOf(row.cells);
    if (key === undefined || amount === undefined || !(share > 0)) return;
    const convention = this.#conventions.get(key) ?? { parts: [], granted: 0 };
    convention.parts.push({ share, amount });
    this.#conventions.set(key, convention);
  }

  /** What a row's convention is, how it is divided, and the row's own part. Asked of each row once, in order. */
  readingOf(row: TakenRow): { convention: string | undefined; reading: SharesReading; granted: Cents } {
    const convention = keyOf(row.cells);
    const found = convention === undefined ? undefined : this.#conventions.get(convention);
    if (!found) {
      const reading = shareOf(row.cells) === 1_000_000 ? 'whole' : 'lone-share';
      return { convention: undefined, reading, granted: row.amount };
    }
    const reading = (found.reading ??= readShares(found.parts));
    if (reading !== 'split') return { convention, reading, granted: row.amount };
    const before = found.granted;
    found.granted += shareOf(row.cells);
    const total = found.parts.reduce((shares, { share }) => shares + share, 0);
    return { convention, reading, granted: partOf(row.amount, before, shareOf(row.cells), total) };
  }
}

/** Shorter than what it names: a file may hold hundreds of thousands. */
function keyOf(cells: TakenRow['cells']): string | undefined {
  const key = conventionKey(cells);
  return key === undefined ? undefined : createHash('sha256').update(key).digest('base64');
}
