const french = new Intl.Collator('fr', { numeric: true });

/**
 * Orders two values as a French reader expects: numbers by size, texts by the French alphabet (`école` beside
 * `ecole`, `Lot 2` before `Lot 10`), numbers before texts before booleans
 * before all else, which has no order of its own.
 */
export function compareValues(a: unknown, b: unknown): number {
  if (typeof a === 'string' && typeof b === 'string') return compareTexts(a, b);
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const difference = rank(a) - rank(b);
  if (difference !== 0) return difference;
  return typeof a === 'boolean' ? Number(a) - Number(b) : 0; // nothing orders two objects
}

/** By code point: the order of ids, the same on every machine. */
export function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function compareTexts(a: string, b: string): number {
  return a === b ? 0 : french.compare(a, b);
}

function rank(value: unknown): number {
  switch (typeof value) {
    case 'number':
      return 0;
    case 'string':
      return 1;
    case 'boolean':
      return 2;
    default:
      return 3;
  }
}
