import { setTimeout as rest } from 'node:timers/promises';
import { type Clock, systemClock } from '@jalon/kernel';
import { checkAppend, checkCount, checkStreamsOccurOnce } from '../arguments.ts';
import { logStart, type NewEvent, type Position, type StreamName } from '../envelope.ts';
import { Unavailable } from '../errors.ts';
import type {
  Appended,
  EventFilter,
  EventSequence,
  EventStore,
  Expected,
  LogRange,
  StreamAppend,
  StreamRange,
  Subscription,
} from '../event-store.ts';
import { Connection } from './connection.ts';
import { checkSize, sendable } from './event-mapping.ts';
import { LogReader } from './log-reader.ts';
import { LogTail } from './log-tail.ts';
import { Sending } from './sending.ts';
import { ServerPages } from './server-pages.ts';
import { Stamp } from './stamp.ts';
import { StreamMemory } from './stream-memory.ts';
import { subscribeTo } from './subscription.ts';
import { type WaitingAppend, Writer } from './writer.ts';

export interface KurrentDbEventStoreOptions {
  /** `kurrentdb://host:2113?tls=false`, `kurrentdb+discover://user:password@host1:2113,host2:2113`. */
  readonly url: string;
  readonly clock?: Clock;
  /** Milliseconds without a sign of life after which a call is given up and made again. Default 5,000. */
  readonly silence?: number;
  /** How many times a call is made before its caller is told. Default 3. */
  readonly attempts?: number;
  /** The largest append, in bytes: the server's `MaxAppendSize`. Default 16 MiB, the most that it can be set to. */
  readonly largestAppend?: number;
  /** How many event ids are kept of the streams read or written lately. Default 200,000. */
  readonly rememberedIds?: number;
}

/** The log in KurrentDB. Several programs may write to it. */
export interface KurrentDbEventStore extends EventStore {
  /** How many clients failed and were made again. Worth a metric. */
  readonly recycledClients: number;
}

const mebibyte = 1024 * 1024;

/** Opens the log. Nothing is asked of the server yet: a server that is not there is told by the first call. */
export function openKurrentDbEventStore({
  url,
  clock = systemClock,
  silence = 5_000,
  attempts = 3,
  largestAppend = 16 * mebibyte,
  rememberedIds = 200_000,
}: KurrentDbEventStoreOptions): KurrentDbEventStore {
  const connection = new Connection(url, { silence, attempts });
  return new GuardedStore(connection, clock, largestAppend, rememberedIds);
}

class GuardedStore implements KurrentDbEventStore {
  readonly #connection: Connection;
  readonly #pages: ServerPages;
  readonly #reader: LogReader;
  readonly #writer: Writer;
  readonly #tail: LogTail;
  readonly #largestAppend: number;
  readonly #writing = new Set<Promise<unknown>>();
  readonly #startingAtEnd = new Set<Promise<unknown>>();
  #open = true;

  constructor(connection: Connection, clock: Clock, largestAppend: number, rememberedIds: number) {
    const memory = new StreamMemory(rememberedIds);
    const pages = new ServerPages(connection);
    this.#connection = connection;
    this.#largestAppend = largestAppend;
    this.#pages = pages;
    this.#reader = new LogReader(pages, memory, () => this.#checkOpen());
    this.#tail = new LogTail(connection, pages);
    const [sending, stamp] = [new Sending(connection), new Stamp(clock)];
    this.#writer = new Writer({ connection, pages, memory, sending, stamp });
  }

  get recycledClients(): number {
    return this.#connection.recycled;
  }

  async append(stream: StreamName, events: readonly NewEvent[], expected: Expected): Promise<Appended> {
    const waiting = this.#waiting({ stream, events, expected });
    checkSize(waiting.events, this.#largestAppend);
    return this.#track(
      this.#writing,
      this.#afterThoseAtEnd(() => this.#writer.append(waiting)),
    );
  }

  async appendAll(appends: readonly StreamAppend[]): Promise<readonly Appended[]> {
    checkStreamsOccurOnce(appends);
    const waiting = appends.map((append) => this.#waiting(append));
    checkSize(
      waiting.flatMap(({ events }) => events),
      this.#largestAppend,
    );
    if (waiting.length === 0) return [];
    return this.#track(
      this.#writing,
      this.#afterThoseAtEnd(() => this.#writer.appendAll(waiting)),
    );
  }

  readStream(stream: StreamName, range: StreamRange = {}): EventSequence {
    this.#checkOpen();
    return this.#reader.readStream(stream, range);
  }

  readAll(range: LogRange = {}): EventSequence {
    this.#checkOpen();
    return this.#reader.readAll(range);
  }

  subscribe(from: Position | 'end', filter?: EventFilter): Subscription {
    this.#checkOpen();
    if (from !== 'end') {
      checkCount(from, 'position');
      return subscribeTo(this.#reader, this.#tail, Promise.resolve(from), filter);
    }
    const end = this.#track(this.#startingAtEnd, this.#tail.edge());
    return subscribeTo(this.#reader, this.#tail, end, filter);
  }

  async lastPosition(): Promise<Position> {
    this.#checkOpen();
    return (await this.#pages.newest())?.position ?? logStart;
  }

  async close(): Promise<void> {
    if (!this.#open) return;
    this.#open = false;
    await Promise.allSettled(this.#writing);
    this.#tail.close();
    this.#connection.close();
  }

  #waiting({ stream, events, expected }: StreamAppend): WaitingAppend {
    this.#checkOpen();
    checkAppend(stream, events, expected);
    return { stream, events: events.map((event) => sendable(event)), expected };
  }

  /** A subscription that starts at the end must hear what is appended after it was made: its place is found first. */
  async #afterThoseAtEnd<Result>(write: () => Promise<Result>): Promise<Result> {
    if (this.#startingAtEnd.size > 0) {
      const { silence } = this.#connection.patience;
      await Promise.race([Promise.all(this.#startingAtEnd), rest(silence, undefined, { ref: false })]);
    }
    return write();
  }

  async #track<Result>(those: Set<Promise<unknown>>, one: Promise<Result>): Promise<Result> {
    const settled = one.catch(() => undefined);
    those.add(settled);
    void settled.finally(() => those.delete(settled));
    return one;
  }

  #checkOpen(): void {
    if (!this.#open) throw new Unavailable('The log is closed');
  }
}
