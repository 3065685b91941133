import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteEventStore, type SqliteEventStore } from '@jalon/event-store/sqlite';
import { instant, ManualClock } from '@jalon/kernel';
import { LogWriter } from './log-writer.ts';

/** A real log in a folder of its own, with a clock that the test sets. */
export interface TemporaryLog {
  readonly store: SqliteEventStore;
  readonly clock: ManualClock;
  readonly writer: LogWriter;
  /** A path in the log's folder. */
  path(name: string): string;
  /** Closes the log and removes its folder. */
  remove(): Promise<void>;
}

/** Opens a new log on 1 October 2015, when the first campaign begins. */
export function temporaryLog(origin?: string): TemporaryLog {
  const directory = mkdtempSync(join(tmpdir(), 'jalon-log-'));
  const clock = new ManualClock(instant('2015-10-01T08:00:00Z'));
  const store = openSqliteEventStore({ file: join(directory, 'jalon.db'), clock });
  return {
    store,
    clock,
    writer: new LogWriter(store, clock, origin),
    path: (name) => join(directory, name),
    remove: async () => {
      await store.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
