import { type Search, listsIn, pageIn, textsIn } from '../../list/list-search.ts';

/** What the address of the files' list may say. */
export function extractsSearch(search: Search): {
  readonly source?: readonly string[];
  readonly page?: number;
} {
  return { ...listsIn(search, ['source']), ...pageIn(search) };
}

/** What the address of a bench may say: what is shown, and the line at which one is. */
export interface BenchSearch {
  readonly state?: readonly string[];
  readonly decision?: readonly string[];
  readonly finding?: readonly string[];
  readonly exact?: string;
  readonly q?: string;
  readonly sort?: string;
  readonly page?: number;
  readonly ligne?: string;
}

export const benchLists = ['decision', 'state', 'finding'] as const;

export function benchSearch(search: Search): BenchSearch {
  return {
    ...listsIn(search, benchLists),
    ...textsIn(search, ['exact', 'q', 'sort', 'ligne']),
    ...pageIn(search),
  };
}

/** What the address of the differences of every file may say. */
export type DifferencesSearch = Omit<BenchSearch, 'exact'>;

export function differencesSearch(search: Search): DifferencesSearch {
  const { exact: _exact, ...asked } = benchSearch(search);
  return asked;
}
