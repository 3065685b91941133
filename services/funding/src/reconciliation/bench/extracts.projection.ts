import type { Recorded } from '@jalon/event-store';
import type { Projection } from '@jalon/read-models';
import type { ExtractEvent } from '../extract/extract.events.ts';

type Fact = Recorded<ExtractEvent>;
type DataOf<Type extends ExtractEvent['type']> = Extract<ExtractEvent, { readonly type: Type }>['data'];

/** An extract as people list it. */
export type ExtractDocument = DataOf<'ExtractReceived'> & {
  readonly status: 'received' | 'compared' | 'superseded';
  readonly compared?: DataOf<'ExtractCompared'>;
  readonly supersededBy?: string;
};

/** Every extract received. */
export const extracts: Projection<ExtractDocument, Fact> = {
  name: 'extracts',
  version: 1,
  types: ['ExtractReceived', 'ExtractCompared', 'ExtractSuperseded'],
  documentId: ({ stream }) => stream.slice('extract-'.length),
  textFields: ['extract', 'file', 'source'],
  evolve(before, { type, data }) {
    if (type === 'ExtractReceived') return { ...data, status: 'received' };
    if (before === undefined) throw new Error('An extract has facts before it was received');
    switch (type) {
      case 'ExtractCompared':
        return { ...before, status: 'compared', compared: data };
      case 'ExtractSuperseded':
        return { ...before, status: 'superseded', supersededBy: data.by };
      default:
        return before;
    }
  },
};
