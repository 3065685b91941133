import type {
  EventSequence,
  EventStore,
  LogRange,
  Position,
  RecordedEvent,
  StreamName,
  StreamRange,
  Subscription,
} from '@jalon/event-store';
import { logStart } from '@jalon/event-store';

type Reading = Pick<EventStore, 'readAll' | 'readStream' | 'lastPosition'>;

/** A log of which only the beginning is known yet, and that can learn more of it: every prefix of a real log. */
export class KnownPart implements EventStore {
  readonly #log: Reading;
  #known: Position = logStart;
  #grown = Promise.withResolvers<void>();

  constructor(log: Reading) {
    this.#log = log;
  }

  /** From now on everything up to a position is known. */
  learn(until: Position): void {
    this.#known = until;
    this.#grown.resolve();
    this.#grown = Promise.withResolvers<void>();
  }

  lastPosition(): Promise<Position> {
    return Promise.resolve(this.#known);
  }

  readAll(range: LogRange = {}): EventSequence {
    const to = range.to !== undefined && range.to < this.#known ? range.to : this.#known;
    return this.#log.readAll({ ...range, to });
  }

  readStream(stream: StreamName, range?: StreamRange): EventSequence {
    return this.#log.readStream(stream, range);
  }

  subscribe(from: Position | 'end'): Subscription {
    let closed = false;
    const ended = Promise.withResolvers<void>();
    const messages = this.#follow(from === 'end' ? this.#known : from, () => closed, ended.promise);
    return Object.assign(messages, {
      close: async () => {
        closed = true;
        ended.resolve();
      },
    });
  }

  append(): Promise<never> {
    return Promise.reject(new Error('The past is not written'));
  }

  appendAll(): Promise<never> {
    return this.append();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  async *#follow(from: Position, isClosed: () => boolean, ended: Promise<void>) {
    let position = from;
    while (!isClosed()) {
      const growing = this.#grown.promise;
      const until = this.#known;
      for await (const page of this.#log.readAll({ from: position, to: until }).pages()) {
        const events = page.filter((event: RecordedEvent) => event.position > position);
        const last = events.at(-1);
        if (!last) continue;
        position = last.position;
        yield { kind: 'events' as const, events, position };
      }
      yield { kind: 'caughtUp' as const, position };
      if (this.#known === until) await Promise.race([growing, ended]);
    }
  }
}
