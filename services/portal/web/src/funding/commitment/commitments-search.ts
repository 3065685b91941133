import { type Search, listsIn, pageIn, textsIn } from '../list/list-search.ts';

/** What the ledger's address may say: the very parameters of the list, so that an address is a view to be shared. */
export interface CommitmentsSearch {
  readonly q?: string;
  readonly status?: readonly string[];
  readonly funder?: readonly string[];
  readonly dispositif?: readonly string[];
  readonly year?: readonly string[];
  readonly envelope?: readonly string[];
  readonly beneficiary?: string;
  readonly ej?: string;
  readonly overdue?: string;
  readonly sort?: string;
  readonly page?: number;
}

export const commitmentFacets = ['status', 'funder', 'dispositif', 'year', 'envelope'] as const;

export function commitmentsSearch(search: Search): CommitmentsSearch {
  return {
    ...textsIn(search, ['q', 'beneficiary', 'ej', 'overdue', 'sort']),
    ...listsIn(search, commitmentFacets),
    ...pageIn(search),
  };
}

export const pageSize = 50;

/** The parts of a commitment's page, in the order in which they are read. */
export const commitmentTabs = ['histoire', 'termes'] as const;
export type CommitmentTab = (typeof commitmentTabs)[number];

export function commitmentSearch({ onglet }: Search): { readonly onglet?: CommitmentTab } {
  const tab = commitmentTabs.find((name) => name === onglet);
  return tab === undefined ? {} : { onglet: tab };
}
