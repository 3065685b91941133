import type { RecordedEvent } from '../envelope.ts';
import type { EventSequence } from '../event-store.ts';

/** Reads pages when asked for; nothing stays open between two, so that leaving early releases everything. */
export type OpenPages = () => AsyncGenerator<readonly RecordedEvent[]>;

/** A sequence over pages. Empty ones are passed over. */
export function asyncEventPages(open: OpenPages): EventSequence {
  return {
    pages: () => filled(open()),
    [Symbol.asyncIterator]: () => eventsOf(open()),
  };
}

async function* filled(
  pages: AsyncGenerator<readonly RecordedEvent[]>,
): AsyncGenerator<readonly RecordedEvent[]> {
  for await (const page of pages) if (page.length > 0) yield page;
}

async function* eventsOf(pages: AsyncGenerator<readonly RecordedEvent[]>): AsyncGenerator<RecordedEvent> {
  for await (const page of pages) yield* page;
}
