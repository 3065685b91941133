import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Position, Revision, StreamName } from '../envelope.ts';
import { placeOf, streamOf } from './event-text.ts';
import { query, type Query } from './rows.ts';

/** Where a stream ends. */
export interface StreamEnd {
  readonly revision: Revision;
  readonly position: Position;
}

/** Changed in place: it is met again with almost every event. */
type PendingEnd = { -readonly [Member in keyof StreamEnd]: StreamEnd[Member] };

/** What was pending at one moment, on its way to the table. */
interface Sweep {
  /** The last position then: once `streams` is empty, the table is complete up to there. */
  readonly upTo: number;
  /** What is still to be written, last first. */
  readonly streams: string[];
}

/** How many events of a stream one row of the index stands for: reading at a revision walks back this far at most. */
export const blockLength = 64;

const flushAtEvents = 8192;
const flushAtBlocks = 2048;
const sliceLength = 256;
const headLength = 700; // characters of an event's text that surely hold its names and its place

/**
 * Finds streams. Each event knows its stream's previous one; the index knows the last event of each block of
 * revisions. What the newest events change of it stays in memory and goes to its table in batches: writing it
 * with each event would dirty one more random page per event, and triple what a commit has to sync.
 * Opened after a crash, it reads again the events past `indexed_to` (fewer than 8192 and one commit).
 */
export class StreamIndex {
  readonly #pending = new Map<string, PendingEnd[]>();
  #pendingBlocks = 0;
  #indexedTo = 0;
  #seen = 0;
  #sweep: Sweep | undefined;
  readonly #lastBlock: Query<[Revision, Position]>;
  readonly #blockEnd: Query<[Revision, Position]>;
  readonly #headsAfter: Query<[string]>;
  readonly #watermark: Query<[number]>;
  readonly #keepBlock: StatementSync | undefined;
  readonly #keepWatermark: StatementSync | undefined;

  constructor(database: DatabaseSync, mode: 'writing' | 'reading') {
    this.#lastBlock = query(
      database,
      'SELECT revision, position FROM stream_blocks WHERE stream = ? ORDER BY block DESC LIMIT 1',
    );
    this.#blockEnd = query(
      database,
      'SELECT revision, position FROM stream_blocks WHERE stream = ? AND block = ?',
    );
    this.#headsAfter = query(
      database,
      `SELECT substr(event, 1, ${headLength}) FROM events WHERE position > ? ORDER BY position LIMIT 1000`,
    );
    this.#watermark = query(database, 'SELECT position FROM indexed_to');
    if (mode === 'writing') {
      this.#keepBlock = database.prepare('INSERT OR REPLACE INTO stream_blocks VALUES (?, ?, ?, ?)');
      this.#keepWatermark = database.prepare('UPDATE indexed_to SET position = ?');
    }
    this.reload();
  }

  /** Where the stream ends; undefined when it does not exist. */
  end(stream: StreamName): StreamEnd | undefined {
    return this.#pending.get(stream)?.at(-1) ?? found(this.#lastBlock.get(stream));
  }

  /** The last event known of one block of a stream's revisions. */
  blockEnd(stream: StreamName, block: number): StreamEnd | undefined {
    return (
      this.#pending.get(stream)?.find(({ revision }) => blockOf(revision) === block) ??
      found(this.#blockEnd.get(stream, block))
    );
  }

  /** Takes note of an event written: its stream now ends there. */
  note(stream: StreamName, revision: Revision, position: Position): void {
    const blocks = this.#pending.get(stream);
    const last = blocks?.at(-1);
    if (blocks && last && blockOf(last.revision) === blockOf(revision)) {
      last.revision = revision;
      last.position = position;
    } else {
      if (blocks) blocks.push({ revision, position });
      else this.#pending.set(stream, [{ revision, position }]);
      this.#pendingBlocks += 1;
    }
    this.#seen = position;
  }

  /**
   * Writes a slice of what is pending, when enough is, inside the caller's transaction: in the order of the table, so
   * that a page is met once, and not all in one commit, so that no caller waits for thousands of rows.
   */
  writeSlice(): void {
    if (!this.#sweep && this.#isDue()) this.#sweep = this.#newSweep();
    if (this.#sweep) this.#write(this.#sweep, sliceLength);
  }

  /** Writes all that is pending, inside the caller's transaction. */
  writeAll(): void {
    if (this.#seen === this.#indexedTo) return;
    this.#sweep = this.#newSweep();
    this.#write(this.#sweep, Number.MAX_SAFE_INTEGER);
  }

  /** The caller's transaction is on disk: memory may forget what a finished sweep has written. */
  written(): void {
    if (!this.#sweep || this.#sweep.streams.length > 0) return;
    const { upTo } = this.#sweep;
    this.#sweep = undefined;
    this.#indexedTo = upTo;
    for (const [stream, ends] of this.#pending) {
      const later = ends.filter(({ position }) => position > upTo);
      this.#pendingBlocks -= ends.length - later.length;
      if (later.length === 0) this.#pending.delete(stream);
      else if (later.length < ends.length) this.#pending.set(stream, later);
    }
  }

  /** Forgets everything and reads it again from the log: at open, and after a commit that failed. */
  reload(): void {
    this.#forget();
    this.#indexedTo = this.#watermark.get()?.[0] ?? 0;
    this.#seen = this.#indexedTo;
    this.#noteEventsAfterSeen();
  }

  /** For a reader beside another process's writer: takes note of what that one has written since. */
  catchUp(): void {
    const indexedTo = this.#watermark.get()?.[0] ?? 0;
    if (indexedTo !== this.#indexedTo) this.reload();
    else this.#noteEventsAfterSeen();
  }

  #isDue(): boolean {
    return this.#seen - this.#indexedTo >= flushAtEvents || this.#pendingBlocks >= flushAtBlocks;
  }

  #newSweep(): Sweep {
    return { upTo: this.#seen, streams: [...this.#pending.keys()].sort().reverse() };
  }

  // A stream that grew since the sweep began is written as it is now, and stays pending: the row is only ahead.
  #write({ upTo, streams }: Sweep, most: number): void {
    for (let rows = 0; rows < most;) {
      const stream = streams.pop();
      if (stream === undefined) break;
      for (const { revision, position } of this.#pending.get(stream) ?? []) {
        this.#keepBlock?.run(stream, blockOf(revision), revision, position);
        rows += 1;
      }
    }
    if (streams.length === 0) this.#keepWatermark?.run(upTo);
  }

  #noteEventsAfterSeen(): void {
    for (;;) {
      const heads = this.#headsAfter.all(this.#seen);
      if (heads.length === 0) return;
      for (const [head] of heads) {
        const { revision, position } = placeOf(head);
        this.note(streamOf(head), revision, position);
      }
    }
  }

  #forget(): void {
    this.#pending.clear();
    this.#pendingBlocks = 0;
    this.#sweep = undefined;
  }
}

export function blockOf(revision: Revision): number {
  return Math.floor(revision / blockLength);
}

function found(row: readonly [Revision, Position] | undefined): StreamEnd | undefined {
  return row && { revision: row[0], position: row[1] };
}
