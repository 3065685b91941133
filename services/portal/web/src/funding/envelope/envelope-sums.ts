import type { AuthorityFigures, CreditFigures, Envelope } from '../funding-answers.ts';

/** Credits of every exercice together: what is carried over leaves one and enters another. */
export interface CreditSums {
  readonly held: number;
  readonly consumed: number;
  readonly unspent: number;
}

export function creditSums(credits: readonly CreditFigures[]): CreditSums {
  const sum = (of: (figures: CreditFigures) => number) =>
    credits.reduce((total, figures) => total + of(figures), 0);
  return {
    held: sum(({ held }) => held),
    consumed: sum(({ consumed }) => consumed),
    unspent: sum(({ unspent }) => unspent),
  };
}

/** Several envelopes together, each with its own figures alone: what one delegated to another is counted once. */
export function sumsOf(envelopes: readonly Envelope[]): {
  readonly authority: Pick<
    AuthorityFigures,
    'held' | 'committed' | 'reserved' | 'available' | 'unallocated' | 'voted'
  >;
  readonly credits: CreditSums;
} {
  const sum = (of: (figures: AuthorityFigures) => number) =>
    envelopes.reduce((total, { authority }) => total + of(authority), 0);
  return {
    authority: {
      voted: sum(({ voted }) => voted),
      held: sum(({ held }) => held),
      committed: sum(({ committed }) => committed),
      reserved: sum(({ reserved }) => reserved),
      available: sum(({ available }) => available),
      unallocated: sum(({ unallocated }) => unallocated),
    },
    credits: creditSums(envelopes.flatMap(({ credits }) => credits)),
  };
}

export interface Branch {
  readonly envelope: Envelope;
  readonly depth: number;
}

/** Mothers before their daughters, the latest year first. A daughter whose mother is filtered out stands by itself. */
export function asTree(envelopes: readonly Envelope[]): readonly Branch[] {
  const known = new Set(envelopes.map(({ envelope }) => envelope));
  const inOrder = envelopes.toSorted(
    (one, other) =>
      other.year - one.year ||
      one.funder.localeCompare(other.funder) ||
      one.envelope.localeCompare(other.envelope),
  );
  const under = (parent: string | undefined, depth: number): readonly Branch[] =>
    inOrder
      .filter((one) =>
        parent === undefined ? one.parent === undefined || !known.has(one.parent) : one.parent === parent,
      )
      .flatMap((envelope) => [{ envelope, depth }, ...under(envelope.envelope, depth + 1)]);
  return under(undefined, 0);
}
