/** A cell that was mended: what the file held, what is taken, by which rule. */
export interface PostRepair {
  readonly column: string;
  readonly from: string;
  readonly to: string;
  readonly rule: 'number-as-text' | 'text-as-number' | 'spaces-removed';
}

/** A row as texts by column, once mended. */
export interface MendedRow {
  readonly cells: Readonly<Record<string, string>> | undefined;
  readonly repairs: readonly PostRepair[];
}

/** What the files of ANCT hold: identifiers as texts, years and amounts as numbers. Others came the other way round. */
const numeric = ['annee', 'montant'];

/**
 * The texts of a row. What is only written otherwise is mended and told: a SIRET as a number, a year or an amount as a
 * text, spaces around. Nothing is guessed: a cell that says something else is left for the faults to name.
 */
export function mendedRow(row: unknown): MendedRow {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return { cells: undefined, repairs: [] };
  const cells: Record<string, string> = {};
  const repairs: PostRepair[] = [];
  for (const [column, value] of Object.entries(row).slice(0, 40)) {
    if (typeof value !== 'string' && typeof value !== 'number') continue;
    const from = String(value);
    const to = from.replace(/\s+/gu, ' ').trim();
    cells[column] = to;
    const isNumeric = numeric.includes(column);
    if (typeof value === 'number' && !isNumeric) repairs.push({ column, from, to, rule: 'number-as-text' });
    else if (typeof value === 'string' && isNumeric)
      repairs.push({ column, from, to, rule: 'text-as-number' });
    else if (from !== to) repairs.push({ column, from, to, rule: 'spaces-removed' });
  }
  return { cells, repairs };
}
