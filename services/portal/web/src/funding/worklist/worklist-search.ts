import { type Search, listsIn, pageIn, textsIn } from '../../list/list-search.ts';

/** What the worklist's address may say. */
export interface WorklistSearch {
  readonly kind?: readonly string[];
  readonly funder?: readonly string[];
  readonly who?: string;
  readonly late?: string;
  readonly blocked?: string;
  readonly page?: number;
}

export function worklistSearch(search: Search): WorklistSearch {
  return {
    ...listsIn(search, ['kind', 'funder']),
    ...textsIn(search, ['who', 'late', 'blocked']),
    ...pageIn(search),
  };
}
