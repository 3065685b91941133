import { setImmediate } from 'node:timers/promises';
import type { RecordedEvent } from '../envelope.ts';
import type { EventSequence } from '../event-store.ts';

/** The next events, possibly none yet; undefined at the end. */
export type NextPage = () => readonly RecordedEvent[] | undefined;

/**
 * A sequence over pages that are read one at a time, when asked for: nothing stays open between two pages,
 * so that leaving early releases everything. Between pages the process may attend to other things.
 */
export function eventPages(open: () => NextPage): EventSequence {
  return {
    pages: () => pagesOf(open()),
    [Symbol.asyncIterator]: () => eventsOf(pagesOf(open())),
  };
}

const restAfter = 500; // events given; a short stream is read without a pause, which would cost more than the read

async function* pagesOf(next: NextPage): AsyncGenerator<readonly RecordedEvent[]> {
  let given = 0;
  for (let page = next(); page !== undefined; page = next()) {
    if (page.length > 0) yield page;
    given += page.length;
    if (given < restAfter && page.length > 0) continue;
    given = 0;
    await setImmediate();
  }
}

// By hand, and not as a generator over the pages: an event costs one settled promise.
function eventsOf(pages: AsyncGenerator<readonly RecordedEvent[]>): AsyncIterableIterator<RecordedEvent> {
  let page: readonly RecordedEvent[] = [];
  let at = 0;
  const turn = async (): Promise<IteratorResult<RecordedEvent>> => {
    const next = await pages.next();
    if (next.done) return { done: true, value: undefined };
    page = next.value;
    at = 0;
    return step();
  };
  const step = (): Promise<IteratorResult<RecordedEvent>> => {
    const value = page[at];
    if (value === undefined) return turn();
    at += 1;
    return Promise.resolve({ done: false, value });
  };
  return {
    next: step,
    return: async () => {
      page = [];
      await pages.return(undefined);
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
