import type { Position } from '../envelope.ts';
import type { EventFilter, Subscription, SubscriptionMessage } from '../event-store.ts';
import { compileFilter, type NamesMatch } from '../filter.ts';
import type { LogPage, LogReader } from './log-reader.ts';
import type { LogTail } from './log-tail.ts';

const longestPage = 256;

/**
 * What comes after a position, as long as it is asked for: pages of the log while behind, what the tail holds at the
 * edge. It holds one page and never more. A server that does not answer is waited for; nothing is lost or repeated then,
 * since it is asked again for what comes after the last event delivered.
 */
export function subscribeTo(
  reader: LogReader,
  tail: LogTail,
  from: Promise<Position | undefined>,
  filter: EventFilter | undefined,
): Subscription {
  const stop = Promise.withResolvers<void>();
  let stopped = false;
  let running = Promise.resolve();
  const matches = compileFilter(filter);

  async function* messages(): AsyncGenerator<SubscriptionMessage> {
    const start = await from;
    if (start === undefined) return;
    await tail.start();
    let position = start;
    let edge = await tail.edge();
    let behind = true;
    const isOver = (): boolean => stopped || tail.closed;
    while (!isOver()) {
      if (tail.upTo > edge) edge = tail.upTo;
      if (position < edge) {
        const page = await tail.patiently(
          async () => heldPage(tail, position, matches) ?? (await reader.pageAfter(position, edge, filter)),
        );
        if (page === undefined) return;
        if (page.lookedTo === position) continue;
        position = page.lookedTo;
        if (page.events.length > 0) yield { kind: 'events', events: page.events, position };
        else yield { kind: 'checkpoint', position };
        if (tail.upTo > position || edge > position) behind = true;
        continue;
      }
      if (behind) {
        // The tail may lag behind the log: only the log tells where its edge is.
        edge = await tail.edge();
        if (edge > position || isOver()) continue;
        behind = false;
        yield { kind: 'caughtUp', position };
        continue;
      }
      const grown = tail.grown();
      if (tail.upTo <= position) await Promise.race([grown, stop.promise]);
    }
  }

  const source = messages();
  const end = async (): Promise<void> => {
    stopped = true;
    stop.resolve();
    await source.return(undefined);
  };
  return {
    close: async () => {
      stopped = true;
      stop.resolve();
      await running;
      await source.return(undefined);
    },
    [Symbol.asyncIterator]: () => ({
      next: () => {
        const turn = source
          .next()
          .then((result) => (stopped ? { done: true as const, value: undefined } : result));
        running = turn.then(
          () => undefined,
          () => undefined,
        );
        return turn;
      },
      return: async () => {
        await end();
        return { done: true, value: undefined };
      },
    }),
  };
}

function heldPage(tail: LogTail, position: Position, matches: NamesMatch | undefined): LogPage | undefined {
  const held = tail.eventsAfter(position)?.slice(0, longestPage);
  const last = held?.at(-1);
  if (!held || !last) return undefined;
  const events = matches ? held.filter(({ stream, type }) => matches(stream, type)) : held;
  return { events, lookedTo: last.position };
}
