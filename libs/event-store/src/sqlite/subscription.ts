import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Position } from '../envelope.ts';
import type { EventFilter, Subscription, SubscriptionMessage } from '../event-store.ts';
import { compileFilter } from '../filter.ts';
import type { LogReader } from './log-reader.ts';

/** Where a subscription hears that the log has grown. */
export class Commits {
  #waiting: (() => void)[] = [];
  #closed = false;

  get closed(): boolean {
    return this.#closed;
  }

  announce(): void {
    const waiting = this.#waiting;
    if (waiting.length === 0) return;
    this.#waiting = [];
    for (const wake of waiting) wake();
  }

  next(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#closed) resolve();
      else this.#waiting.push(resolve);
    });
  }

  close(): void {
    this.#closed = true;
    this.announce();
  }
}

/**
 * What comes after a position, as long as it is asked for. It holds one page and never more: a slow consumer is
 * behind in the log, not ahead in memory.
 * @param pollMilliseconds looks again that often, for a log that another process writes; 0 relies on `commits`.
 */
export function subscribeTo(
  reader: LogReader,
  commits: Commits,
  from: Position,
  filter: EventFilter | undefined,
  pollMilliseconds: number,
): Subscription {
  const stop = Promise.withResolvers<void>();
  let stopped = false;
  let running = Promise.resolve();

  async function* messages(): AsyncGenerator<SubscriptionMessage> {
    const matches = compileFilter(filter);
    let position = from;
    let behind = true;
    while (!stopped && !commits.closed) {
      const page = reader.pageAfter(position, matches);
      if (page.lookedTo !== undefined) {
        position = page.lookedTo;
        if (page.events.length > 0) yield { kind: 'events', events: page.events, position };
        else yield { kind: 'checkpoint', position };
        if (reader.lastPosition() > position) {
          behind = true;
          await setImmediate();
        }
        continue;
      }
      if (behind) {
        behind = false;
        yield { kind: 'caughtUp', position };
        continue;
      }
      const grown =
        pollMilliseconds > 0 ? setTimeout(pollMilliseconds, undefined, { ref: false }) : commits.next();
      await Promise.race([grown, stop.promise]);
    }
  }

  const source = messages();
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
        stopped = true;
        stop.resolve();
        await source.return(undefined);
        return { done: true, value: undefined };
      },
    }),
  };
}
