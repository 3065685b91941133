import type { SummedFacet } from '../funding-answers.ts';

/** One kind of difference: how many there are, how many somebody decided of, how many wait. */
export interface DifferenceKind {
  readonly kind: string;
  readonly total: number;
  readonly resolved: number;
  readonly unresolved: number;
}

/** @param all the facet of every difference @param undecided the same facet of those that nobody decided of */
export function kindsOf(
  all: readonly SummedFacet[] | undefined,
  undecided: readonly SummedFacet[] | undefined,
): readonly DifferenceKind[] {
  const waiting = new Map((undecided ?? []).map(({ value, count }) => [value, count]));
  return (all ?? []).flatMap(({ value, count: total }) => {
    if (value === null) return [];
    const unresolved = Math.min(total, waiting.get(value) ?? 0);
    return [{ kind: String(value), total, resolved: total - unresolved, unresolved }];
  });
}
