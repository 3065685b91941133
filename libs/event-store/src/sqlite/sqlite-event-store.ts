import { closeSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Clock, systemClock } from '@jalon/kernel';
import { checkAppend, checkStreamsOccurOnce, checkCount } from '../arguments.ts';
import type { NewEvent, Position, StreamName } from '../envelope.ts';
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
import type { WaitingAppend } from './append-judge.ts';
import { backupLog } from './backup.ts';
import { encode } from './event-text.ts';
import { LogReader } from './log-reader.ts';
import { inspectBeforeOpening, type Recovery, recoveryAfterOpening } from './recovery.ts';
import { type Durability, openWritingConnection } from './schema.ts';
import { StreamHeads } from './stream-heads.ts';
import { StreamIndex } from './stream-index.ts';
import { StreamWalk } from './stream-walk.ts';
import { Commits, subscribeTo } from './subscription.ts';
import { Witness } from './witness.ts';
import { Writer, type WriterStatistics } from './writer.ts';
import { takeWriterLock } from './writer-lock.ts';

export interface SqliteEventStoreOptions {
  /** The log's file; made, with its folder, when there is none. Its companions lie beside it. */
  readonly file: string;
  readonly clock?: Clock;
  /** Default `each-commit`: an answer means that it is on disk. */
  readonly durability?: Durability;
}

/** The log in one SQLite file, written by this process alone. */
export interface SqliteEventStore extends EventStore {
  readonly file: string;
  /** What opening found: a whole log, or what of it was dropped. Worth a line in the program's log. */
  readonly recovery: Recovery;
  stats(): WriterStatistics;
  /**
   * Copies the log, while it is written, to a file that opens as a log: a prefix of this one, ending in a whole commit.
   * @returns the last position in the copy.
   * @throws Unavailable when the target exists or cannot be written.
   */
  backup(target: string): Promise<Position>;
}

/**
 * Opens a log for writing.
 * @throws Unavailable when another writer holds it; CorruptLog when it is not whole, with the reason.
 */
export function openSqliteEventStore({
  file,
  clock = systemClock,
  durability = 'each-commit',
}: SqliteEventStoreOptions): SqliteEventStore {
  mkdirSync(dirname(file), { recursive: true });
  const lock = takeWriterLock(file, clock);
  try {
    const inspection = inspectBeforeOpening(file);
    const database = openWritingConnection(file, durability);
    try {
      return assemble();
    } catch (error) {
      database.close();
      throw error;
    }

    function assemble(): SqliteEventStore {
      const recovery = recoveryAfterOpening(database, inspection);
      const index = new StreamIndex(database, 'writing');
      const walk = new StreamWalk(database, index);
      const heads = new StreamHeads(index, walk);
      const reader = new LogReader(database, walk, {
        endOf: (stream) => heads.endOf(stream),
        lastPosition: () => writer.lastPosition,
      });
      const commits = new Commits();
      const witness = new Witness(file);
      witness.write(reader.storedLastPosition());
      const committed = (last: Position): void => {
        witness.write(last);
        commits.announce();
      };
      const writer: Writer = new Writer({ database, clock, index, heads, walk, reader, committed });
      const release = (): void => {
        writer.finish();
        commits.close();
        database.close();
        if (durability === 'at-close') syncToDisk(file);
        witness.close();
        lock.release();
      };
      return new WritingStore(file, recovery, writer, reader, commits, release);
    }
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Closing has moved everything into the one file. */
function syncToDisk(file: string): void {
  const descriptor = openSync(file, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

class WritingStore implements SqliteEventStore {
  readonly file: string;
  readonly recovery: Recovery;
  readonly #writer: Writer;
  readonly #reader: LogReader;
  readonly #commits: Commits;
  readonly #release: () => void;
  #open = true;

  constructor(
    file: string,
    recovery: Recovery,
    writer: Writer,
    reader: LogReader,
    commits: Commits,
    release: () => void,
  ) {
    this.file = file;
    this.recovery = recovery;
    this.#writer = writer;
    this.#reader = reader;
    this.#commits = commits;
    this.#release = release;
  }

  append(stream: StreamName, events: readonly NewEvent[], expected: Expected): Promise<Appended> {
    try {
      return this.#writer.append(this.#encode(stream, events, expected));
    } catch (error) {
      // Not an async function: the hottest call of the program pays for one promise only.
      return Promise.reject(error as Error);
    }
  }

  async appendAll(appends: readonly StreamAppend[]): Promise<readonly Appended[]> {
    checkStreamsOccurOnce(appends);
    const waiting = appends.map(({ stream, events, expected }) => this.#encode(stream, events, expected));
    return waiting.length === 0 ? [] : this.#writer.appendAll(waiting);
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
    if (from !== 'end') checkCount(from, 'position');
    return subscribeTo(
      this.#reader,
      this.#commits,
      from === 'end' ? this.#writer.lastPosition : from,
      filter,
      0,
    );
  }

  async lastPosition(): Promise<Position> {
    this.#checkOpen();
    return this.#writer.lastPosition;
  }

  stats(): WriterStatistics {
    return this.#writer.statistics();
  }

  async backup(target: string): Promise<Position> {
    this.#checkOpen();
    return backupLog(this.file, target);
  }

  async close(): Promise<void> {
    if (!this.#open) return;
    this.#open = false;
    this.#release();
  }

  #encode(stream: StreamName, events: readonly NewEvent[], expected: Expected): WaitingAppend {
    this.#checkOpen();
    checkAppend(stream, events, expected);
    return { stream, events: events.map((event) => encode(stream, event)), expected };
  }

  #checkOpen(): void {
    if (!this.#open) throw new Unavailable(`The log ${this.file} is closed`);
  }
}
