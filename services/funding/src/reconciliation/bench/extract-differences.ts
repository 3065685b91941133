import type { TheirLine } from './bench-lines.projection.ts';

/** A line that two versions of an extract say differently. */
export interface ChangedLine {
  readonly before: TheirLine;
  readonly after: TheirLine;
  /** The fields that differ. */
  readonly fields: readonly string[];
}

/** What a corrected extract says that the first did not, line by line. */
export interface ExtractDifferences {
  readonly kept: number;
  readonly added: readonly TheirLine[];
  readonly removed: readonly TheirLine[];
  readonly changed: readonly ChangedLine[];
}

const fields = [
  'kind',
  'exercice',
  'ej',
  'number',
  'amount',
  'beneficiary',
  'siret',
  'day',
  'reference',
  'reason',
] as const;

/**
 * Compares two versions of an extract by what their lines say. A line that goes and one that comes are the same line
 * changed when they bear one reference, or one number of order, and nothing else bears it.
 */
export function differencesBetween(
  before: readonly TheirLine[],
  after: readonly TheirLine[],
): ExtractDifferences {
  const kept = new Set(before.map(({ id }) => id));
  const still = new Set(after.filter(({ id }) => kept.has(id)).map(({ id }) => id));
  const gone = new Set(before.filter(({ id }) => !still.has(id)));
  const come = new Set(after.filter(({ id }) => !still.has(id)));
  const changed: ChangedLine[] = [];
  for (const nameOf of [byReference, byNumber]) {
    const goneBy = Map.groupBy(gone, nameOf);
    const comeBy = Map.groupBy(come, nameOf);
    for (const [name, [was, ...others]] of goneBy) {
      const [is, ...more] = comeBy.get(name) ?? [];
      if (was === undefined || is === undefined || others.length > 0 || more.length > 0) continue;
      changed.push({ before: was, after: is, fields: fields.filter((field) => was[field] !== is[field]) });
      gone.delete(was);
      come.delete(is);
    }
  }
  return { kept: still.size, added: [...come], removed: [...gone], changed };
}

function byReference({ kind, reference }: TheirLine): string {
  return `${kind} ${reference}`;
}

function byNumber({ kind, exercice, ej, number, reference }: TheirLine): string {
  return number === undefined ? `alone ${kind} ${reference}` : `${kind} ${exercice ?? ej} ${number}`;
}
