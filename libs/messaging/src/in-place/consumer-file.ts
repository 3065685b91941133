import { DatabaseSync } from 'node:sqlite';
import type { Position } from '@jalon/event-store';
import type { Instant } from '@jalon/kernel';

/** How far a group came: the last event handled or parked. */
export interface Checkpoint {
  readonly position: Position;
  /** The id of the event at that position, to recognise the log; undefined at the start of the log. */
  readonly eventId: string | undefined;
}

/** A message set aside. Its content stays where it is, in the log. */
export interface ParkedRow {
  readonly position: Position;
  readonly messageId: string;
  readonly key: string;
  readonly parkedAt: Instant;
  readonly cause: string | undefined;
  readonly attempts: number;
}

const schema = `
  CREATE TABLE IF NOT EXISTS checkpoint (
    consumer TEXT PRIMARY KEY, position INTEGER NOT NULL, event_id TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS parked (
    consumer TEXT NOT NULL, position INTEGER NOT NULL, message_id TEXT NOT NULL, key TEXT NOT NULL,
    parked_at TEXT NOT NULL, cause TEXT, attempts INTEGER NOT NULL,
    PRIMARY KEY (consumer, position)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS abandoned (
    consumer TEXT NOT NULL, position INTEGER NOT NULL, message_id TEXT NOT NULL, key TEXT NOT NULL,
    abandoned_at TEXT NOT NULL, reason TEXT NOT NULL, cause TEXT,
    PRIMARY KEY (consumer, position)
  ) STRICT, WITHOUT ROWID;
`;

/**
 * What the consumers must remember across restarts, in a small SQLite file beside the log. It may lose its last
 * moments in a power cut, never more: what is forgotten is delivered again, and its effects are once.
 */
export class ConsumerFile {
  readonly path: string;
  readonly #database: DatabaseSync;

  constructor(path: string) {
    this.path = path;
    this.#database = new DatabaseSync(path);
    this.#database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
    this.#database.exec(schema);
  }

  checkpoint(group: string): Checkpoint | undefined {
    const row = this.#database
      .prepare('SELECT position, event_id FROM checkpoint WHERE consumer = ?')
      .get(group);
    if (!row) return undefined;
    return { position: Number(row['position']) as Position, eventId: textOf(row['event_id']) };
  }

  /** Stores how far a group came together with what it parked on the way, or neither. */
  advance(group: string, { position, eventId }: Checkpoint, parked: readonly ParkedRow[]): void {
    this.#together(() => {
      for (const row of parked) this.park(group, row);
      this.#database
        .prepare('INSERT OR REPLACE INTO checkpoint (consumer, position, event_id) VALUES (?, ?, ?)')
        .run(group, position, eventId ?? null);
    });
  }

  park(group: string, { position, messageId, key, parkedAt, cause, attempts }: ParkedRow): void {
    this.#database
      .prepare(
        'INSERT OR REPLACE INTO parked (consumer, position, message_id, key, parked_at, cause, attempts) VALUES (?, ?, ?, ?, ?, ?, ?)',
      )
      .run(group, position, messageId, key, parkedAt, cause ?? null, attempts);
  }

  /** The oldest first. */
  parked(group: string): readonly ParkedRow[] {
    return this.#database
      .prepare('SELECT * FROM parked WHERE consumer = ? ORDER BY position')
      .all(group)
      .map((row) => ({
        position: Number(row['position']) as Position,
        messageId: String(row['message_id']),
        key: String(row['key']),
        parkedAt: String(row['parked_at']) as Instant,
        cause: textOf(row['cause']),
        attempts: Number(row['attempts']),
      }));
  }

  unpark(group: string, position: Position): void {
    this.#database.prepare('DELETE FROM parked WHERE consumer = ? AND position = ?').run(group, position);
  }

  /** Gives a parked message up, and remembers that it was, and why. */
  abandon(group: string, row: ParkedRow, at: Instant, reason: string): void {
    this.#together(() => {
      this.unpark(group, row.position);
      this.#database
        .prepare(
          'INSERT OR REPLACE INTO abandoned (consumer, position, message_id, key, abandoned_at, reason, cause) VALUES (?, ?, ?, ?, ?, ?, ?)',
        )
        .run(group, row.position, row.messageId, row.key, at, reason, row.cause ?? null);
    });
  }

  close(): void {
    this.#database.close();
  }

  #together(work: () => void): void {
    this.#database.exec('BEGIN');
    try {
      work();
      this.#database.exec('COMMIT');
    } catch (error) {
      this.#database.exec('ROLLBACK');
      throw error;
    }
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
