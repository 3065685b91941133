import { type Search, listsIn, pageIn, textsIn } from '../../list/list-search.ts';

/** Hidden until they are asked for: what a day's work seldom looks at. */
const hiddenAtFirst = ['year', 'envelope', 'act', 'liquidated', 'recovered', 'reportDueOn'];

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
  /** Columns that are hidden. */
  readonly sans?: readonly string[];
}

export const commitmentFacets = ['status', 'funder', 'dispositif', 'year', 'envelope'] as const;

export function commitmentsSearch(search: Search): CommitmentsSearch {
  return {
    ...textsIn(search, ['q', 'beneficiary', 'ej', 'overdue', 'sort']),
    ...listsIn(search, [...commitmentFacets, 'sans']),
    ...pageIn(search),
  };
}

/** What the list is asked: the address without what is only of the screen. */
export function parametersOf({ sans: _hidden, page: _page, ...asked }: CommitmentsSearch) {
  return asked;
}

/** The columns that are hidden: as the address says, else those that a day's work seldom looks at. */
export function hiddenIn({ sans }: CommitmentsSearch): readonly string[] {
  return sans ?? hiddenAtFirst;
}

/** How an address says that every column is shown: a list that is empty cannot be written. */
const nothingHidden = 'aucune';

export function withHidden(hidden: readonly string[]): Pick<CommitmentsSearch, 'sans'> {
  const named = hidden.filter((name) => name !== nothingHidden);
  return { sans: named.length === 0 ? [nothingHidden] : named };
}

export const pageSize = 50;

/** The parts of a commitment's page, in the order in which they are read. */
export const commitmentTabs = ['histoire', 'termes'] as const;
export type CommitmentTab = (typeof commitmentTabs)[number];

export function commitmentSearch({ onglet }: Search): { readonly onglet?: CommitmentTab } {
  const tab = commitmentTabs.find((name) => name === onglet);
  return tab === undefined ? {} : { onglet: tab };
}
