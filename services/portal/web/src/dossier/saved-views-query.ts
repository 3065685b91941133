import { queryOptions } from '@tanstack/react-query';
import { read } from '../api/client.ts';
import type { List } from './dossier-answers.ts';

export const viewsAddress = '/api/programmation/views';

/** A view of the register under a name: its owner's, and everybody's when it is shared. */
export interface SavedView {
  readonly view: string;
  readonly name: string;
  /** The query of the register's address, from its `?`. */
  readonly search: string;
  readonly owner: string;
  readonly shared: boolean;
  readonly mine: boolean;
}

export const savedViewsQuery = queryOptions({
  queryKey: ['views'],
  queryFn: ({ signal }) => read<List<SavedView>>(viewsAddress, { sort: 'name', pageSize: 500 }, signal),
});
