import type { Recorded } from '@jalon/event-store';
import type { Projection } from '@jalon/read-models';
import type { ViewEvent } from './view.events.ts';
import { evolveView, noView } from './view.state.ts';

/** Who a shared view is seen by: nobody's id, as ids are never a star. */
export const everybody = '*';

/** A view as people find it. */
export interface ViewDocument {
  readonly view: string;
  readonly name: string;
  readonly search: string;
  readonly owner: string;
  readonly shared: boolean;
  /** Its owner, and `*` when it is shared: what a list is narrowed by. */
  readonly seenBy: readonly string[];
}

/** Every view that is kept. */
export const views: Projection<ViewDocument, Recorded<ViewEvent>> = {
  name: 'views',
  version: 1,
  types: ['ViewKept', 'ViewChanged', 'ViewForgotten'],
  documentId: ({ stream }) => stream.slice('view-'.length),
  textFields: ['name'],
  evolve: (document, event) => {
    const after = evolveView(document ? { status: 'kept', ...document } : noView, event);
    if (after.status !== 'kept') return undefined;
    const { view, name, search, owner, shared } = after;
    return { view, name, search, owner, shared, seenBy: shared ? [owner, everybody] : [owner] };
  },
};
