import { type Cents, cents } from '@jalon/kernel';
import type { FacetCount } from '@jalon/read-models';
import type { CommitmentEntry } from './commitment-entry.ts';

type Summed = 'granted' | 'reserved' | 'committed' | 'liquidated' | 'ordered' | 'paid' | 'recovered';

/** What commitments amount to together, in cents. */
export type CommitmentSums = Readonly<Record<Summed, Cents>>;

export function sumsOf(entries: readonly CommitmentEntry[]): CommitmentSums {
  const total = (of: Summed) => cents(entries.reduce((sum, entry) => sum + entry[of], 0));
  return {
    granted: total('granted'),
    reserved: total('reserved'),
    committed: total('committed'),
    liquidated: total('liquidated'),
    ordered: total('ordered'),
    paid: total('paid'),
    recovered: total('recovered'),
  };
}

/** A value of a facet: how many commitments have it, and what they amount to. */
export type SummedFacet = FacetCount & CommitmentSums;

/** How a commitment stands in each facet; several values when it belongs to several exercices. */
const valuesOf: Readonly<Record<string, (entry: CommitmentEntry) => readonly (string | number)[]>> = {
  status: ({ status }) => [status],
  funder: ({ funder }) => [funder],
  dispositif: ({ dispositif }) => [dispositif],
  year: ({ year }) => [year],
  exercice: ({ exercices }) => exercices,
  envelope: ({ envelope }) => [envelope],
  beneficiary: ({ beneficiary }) => [beneficiary.id],
  nature: ({ nature }) => [nature],
};

/** The facets asked for, over every match and not the page alone, the most frequent value first. */
export function summedFacets(
  names: readonly string[],
  entries: readonly CommitmentEntry[],
): Readonly<Record<string, readonly SummedFacet[]>> {
  return Object.fromEntries(names.map((name) => [name, facetOf(valuesOf[name] ?? (() => []), entries)]));
}

function facetOf(
  values: (entry: CommitmentEntry) => readonly (string | number)[],
  entries: readonly CommitmentEntry[],
): readonly SummedFacet[] {
  const groups = Map.groupBy(
    entries.flatMap((entry) => values(entry).map((value) => ({ value, entry }))),
    ({ value }) => value,
  );
  return [...groups]
    .map(([value, rows]) => ({ value, count: rows.length, ...sumsOf(rows.map(({ entry }) => entry)) }))
    .sort(
      (one, other) => other.count - one.count || String(one.value).localeCompare(String(other.value), 'fr'),
    );
}
