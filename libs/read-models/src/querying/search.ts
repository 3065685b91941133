import type { Position } from '@jalon/event-store';
import { InvalidQuery } from '../errors.ts';
import type { FacetCount, Found, Query } from '../read-models.ts';
import type { Entry } from '../folding/documents.ts';
import { fieldPath, readField } from './field-path.ts';
import { compileFilter } from './filter.ts';
import { foldDocument, matchesText, searchedWords } from './folded-text.ts';
import { compareIds, compareValues } from './french-order.ts';

/** An answer that tells the documents' ids too, for an engine that reads the page's documents afterwards. */
export interface FoundEntries<Document> extends Omit<Found<Document>, 'items' | 'position'> {
  readonly entries: readonly Entry<Document>[];
}

/**
 * Answers a query over a collection: filters, searches, counts, sorts, pages.
 * @throws InvalidQuery
 */
export function search<Document extends object>(
  entries: Iterable<Entry<Document>>,
  query: Query,
  textFields: readonly string[],
  position: Position,
): Found<Document> {
  const { entries: found, ...rest } = searchEntries(entries, query, textFields);
  return { ...rest, items: found.map(({ document }) => document), position };
}

/** @throws InvalidQuery */
export function searchEntries<Document extends object>(
  entries: Iterable<Entry<Document>>,
  query: Query,
  textFields: readonly string[],
): FoundEntries<Document> {
  const page = natural('page', query.page ?? 1, 1);
  const pageSize = natural('pageSize', query.pageSize ?? 50, 0);
  const accepts = compileFilter(query.filter ?? {});
  const words = searchedWords(query.text ?? '');
  if (words.length > 0 && textFields.length === 0)
    throw new InvalidQuery('This collection has no text to search');

  const matches: Entry<Document>[] = [];
  for (const entry of entries) {
    if (words.length > 0 && !matchesText((entry.folded ??= foldDocument(entry.document, textFields)), words))
      continue;
    if (accepts(entry.document)) matches.push(entry);
  }
  const first = (page - 1) * pageSize;
  const isShown = first < matches.length && pageSize > 0;
  return {
    entries: isShown ? inOrder(matches, query.sort ?? [], first + pageSize).slice(first) : [],
    total: matches.length,
    page,
    pageSize,
    facets: Object.fromEntries((query.facets ?? []).map((field) => [field, countValues(matches, field)])),
  };
}

function natural(name: string, value: number, least: number): number {
  if (!Number.isSafeInteger(value) || value < least)
    throw new InvalidQuery(`${name} is not acceptable: ${value}`);
  return value;
}

interface Keyed<Document> {
  readonly entry: Entry<Document>;
  readonly keys: readonly unknown[];
}

/** The first `wanted` in order. Each sort value is read once, not at every comparison. */
function inOrder<Document extends object>(
  entries: readonly Entry<Document>[],
  sort: NonNullable<Query['sort']>,
  wanted: number,
): readonly Entry<Document>[] {
  const paths = sort.map(({ field }) => fieldPath(field));
  const keyed = entries.map((entry) => ({
    entry,
    keys: paths.map((path) => readField(entry.document, path).values[0]),
  }));
  const compare = comparison<Document>(sort);
  // A page of a long list: most of it is put aside by one comparison, where sorting it all takes sixteen of each.
  const ordered = wanted * 8 < keyed.length ? least(keyed, wanted, compare) : keyed.sort(compare);
  return ordered.slice(0, wanted).map(({ entry }) => entry);
}

/** A total order: by the values asked for, what has none last, and by id at the end. */
function comparison<Document>(sort: NonNullable<Query['sort']>) {
  return (a: Keyed<Document>, b: Keyed<Document>): number => {
    for (let index = 0; index < sort.length; index++) {
      const one = a.keys[index];
      const other = b.keys[index];
      if (one === undefined || other === undefined) {
        if (one === other) continue;
        return one === undefined ? 1 : -1;
      }
      const order = compareValues(one, other);
      if (order !== 0) return sort[index]?.descending ? -order : order;
    }
    return compareIds(a.entry.id, b.entry.id);
  };
}

/** The least so many, in order, of values that no two are equal of. */
function least<Value>(
  values: readonly Value[],
  wanted: number,
  compare: (a: Value, b: Value) => number,
): readonly Value[] {
  const kept: Value[] = [];
  for (const value of values) {
    const last = kept.at(-1);
    if (kept.length >= wanted && last !== undefined && compare(value, last) > 0) continue;
    let [low, high] = [0, kept.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compare(kept[middle] as Value, value) < 0) low = middle + 1;
      else high = middle;
    }
    kept.splice(low, 0, value);
    if (kept.length > wanted) kept.pop();
  }
  return kept;
}

function countValues(entries: readonly Entry<object>[], field: string): readonly FacetCount[] {
  const path = fieldPath(field);
  const counts = new Map<FacetCount['value'], number>();
  for (const { document } of entries) {
    const { values, missing } = readField(document, path);
    const distinct = missing ? [null] : values.length > 1 ? new Set(values) : values;
    for (const value of distinct) {
      if (isCountable(value)) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  return Array.from(counts, ([value, count]) => ({ value, count })).sort(
    (a, b) => b.count - a.count || compareValues(a.value, b.value),
  );
}

function isCountable(value: unknown): value is FacetCount['value'] {
  return value === null || typeof value !== 'object';
}
