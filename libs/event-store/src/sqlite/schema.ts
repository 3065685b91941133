import { DatabaseSync } from 'node:sqlite';
import { CorruptLog, Unavailable } from '../errors.ts';

/** Marks the file as ours ("JALN"), so that another program's database is never written to. */
export const applicationId = 0x4a414c4e;
const schemaVersion = 1;

/** An event of more bytes than this is read alone, so that a page of events stays small in memory. */
const heavyEvent = 65_536;

/** Whether a span of positions holds a heavy event: the index of an ordinary log is empty, and answers at once. */
export const heavyEventsWithin = `SELECT 1 FROM events INDEXED BY heavy_events
  WHERE octet_length(event) > ${heavyEvent} AND position BETWEEN ? AND ? LIMIT 1`;

/** Whether there is a heavy event up to the position ?1. */
export const heavyEventsBefore = `SELECT 1 FROM events AS heavy INDEXED BY heavy_events
  WHERE octet_length(event) > ${heavyEvent} AND heavy.position <= ?1`;

// `previous` is the position of the stream's event before this one: an append writes at the end of one
// B-tree and nowhere else. What finds a stream (`stream_blocks`) is brought up to date in batches, up to
// the position `indexed_to`; it only ever repeats what the events say.
const tables = `
  CREATE TABLE events (position INTEGER PRIMARY KEY, previous INTEGER, event TEXT NOT NULL) STRICT;
  CREATE INDEX heavy_events ON events (position) WHERE octet_length(event) > ${heavyEvent};
  CREATE TABLE stream_blocks (
    stream TEXT NOT NULL, block INTEGER NOT NULL, revision INTEGER NOT NULL, position INTEGER NOT NULL,
    PRIMARY KEY (stream, block)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE indexed_to (only INTEGER PRIMARY KEY CHECK (only = 1), position INTEGER NOT NULL) STRICT;
  INSERT INTO indexed_to VALUES (1, 0);
  CREATE TRIGGER events_are_never_changed BEFORE UPDATE ON events
    BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END;
  CREATE TRIGGER events_are_never_deleted BEFORE DELETE ON events
    BEGIN SELECT RAISE(ABORT, 'an event is never deleted'); END;
  PRAGMA application_id = ${applicationId};
  PRAGMA user_version = ${schemaVersion};
`;

/**
 * When what was written is sure to be on disk: before each commit is answered, or once the log is closed. The second is
 * for a log that is made afresh and thrown away if it is interrupted: until it is closed, a power cut may tear it.
 */
export type Durability = 'each-commit' | 'at-close';

/** The one connection that writes, and checkpoints. Makes the file when there is none. */
export function openWritingConnection(file: string, durability: Durability): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: 5_000 });
  try {
    // Small pages of log between checkpoints keep the file that every commit touches short and hot.
    database.exec(`
      PRAGMA journal_mode = WAL; PRAGMA synchronous = ${durability === 'at-close' ? 'OFF' : 'FULL'}; PRAGMA fullfsync = ON; PRAGMA wal_autocheckpoint = 200;
      PRAGMA cache_size = -2000; PRAGMA temp_store = MEMORY; PRAGMA recursive_triggers = ON;
    `);
    if (
      number(database, 'PRAGMA application_id') === 0 &&
      number(database, 'SELECT count(*) FROM sqlite_schema') === 0
    ) {
      database.exec(`BEGIN IMMEDIATE; ${tables} COMMIT`);
    }
    checkSchema(database, file);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** A connection that only reads, while another process or this one writes. */
export function openReadingConnection(file: string): DatabaseSync {
  let database: DatabaseSync;
  try {
    database = new DatabaseSync(file, { readOnly: true, timeout: 5_000 });
  } catch (error) {
    throw new Unavailable(`Cannot open ${file} for reading: ${(error as Error).message}`, { cause: error });
  }
  try {
    database.exec('PRAGMA cache_size = -2000');
    checkSchema(database, file);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function checkSchema(database: DatabaseSync, file: string): void {
  if (number(database, 'PRAGMA application_id') !== applicationId) {
    throw new CorruptLog(`${file} is an SQLite file, but not a log of Jalon`);
  }
  const version = number(database, 'PRAGMA user_version');
  if (version !== schemaVersion) {
    throw new CorruptLog(
      `${file} has schema version ${version}; this program knows version ${schemaVersion}`,
    );
  }
}

function number(database: DatabaseSync, sql: string): number {
  const statement = database.prepare(sql);
  statement.setReturnArrays(true);
  return Number((statement.get() as unknown as [number])[0]);
}
