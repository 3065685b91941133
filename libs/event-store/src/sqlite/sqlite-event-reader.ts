import { checkCount } from '../arguments.ts';
import type { Position, StreamName } from '../envelope.ts';
import { Unavailable } from '../errors.ts';
import type {
  EventFilter,
  EventSequence,
  EventStore,
  LogRange,
  StreamRange,
  Subscription,
} from '../event-store.ts';
import { LogReader } from './log-reader.ts';
import { openReadingConnection } from './schema.ts';
import { StreamIndex } from './stream-index.ts';
import { StreamWalk } from './stream-walk.ts';
import { Commits, subscribeTo } from './subscription.ts';

const pollMilliseconds = 100;

/**
 * Opens a log to read it, while another process (or none) writes to it. Every append is `Unavailable`.
 * @throws Unavailable when the file cannot be read; CorruptLog when it is not a log.
 */
export function openSqliteEventStoreReader(file: string): EventStore {
  const database = openReadingConnection(file);
  const index = new StreamIndex(database, 'reading');
  const reader = new LogReader(database, new StreamWalk(database, index));
  const commits = new Commits();
  const refuse = (): Promise<never> => Promise.reject(new Unavailable(`${file} is open for reading only`));
  const checkOpen = (): void => {
    if (commits.closed) throw new Unavailable(`The log ${file} is closed`);
  };
  return {
    append: refuse,
    appendAll: refuse,
    readStream: (stream: StreamName, range: StreamRange = {}): EventSequence => {
      checkOpen();
      index.catchUp();
      return reader.readStream(stream, range);
    },
    readAll: (range: LogRange = {}): EventSequence => {
      checkOpen();
      return reader.readAll(range);
    },
    subscribe: (from: Position | 'end', filter?: EventFilter): Subscription => {
      checkOpen();
      if (from !== 'end') checkCount(from, 'position');
      const start = from === 'end' ? reader.lastPosition() : from;
      return subscribeTo(reader, commits, start, filter, pollMilliseconds);
    },
    lastPosition: async () => {
      checkOpen();
      return reader.lastPosition();
    },
    close: async () => {
      if (commits.closed) return;
      commits.close();
      database.close();
    },
  };
}
