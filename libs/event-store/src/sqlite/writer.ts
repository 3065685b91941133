import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Clock } from '@jalon/kernel';
import { logStart, type Position } from '../envelope.ts';
import { DuplicateEventId, OutcomeUnknown, Unavailable } from '../errors.ts';
import type { Appended } from '../event-store.ts';
import { judge, type WaitingAppend } from './append-judge.ts';
import { place } from './event-text.ts';
import type { LogReader } from './log-reader.ts';
import type { StreamHead, StreamHeads } from './stream-heads.ts';
import type { StreamIndex } from './stream-index.ts';
import type { StreamWalk } from './stream-walk.ts';

/** What the writer has done, for metrics. */
export interface WriterStatistics {
  readonly commits: number;
  readonly events: number;
  /** Appends waiting for the next commit. */
  readonly queued: number;
  readonly largestGroup: number;
  readonly lastCommitMilliseconds: number;
}

export interface WriterParts {
  readonly database: DatabaseSync;
  readonly clock: Clock;
  readonly index: StreamIndex;
  readonly heads: StreamHeads;
  readonly walk: StreamWalk;
  readonly reader: LogReader;
  /** Told after each commit that wrote, before its callers are answered. */
  readonly committed: (last: Position) => void;
}

interface Waiting {
  readonly appends: readonly WaitingAppend[];
  readonly resolve: (appended: readonly Appended[]) => void;
  readonly reject: (error: Error) => void;
}

type Outcome = readonly Appended[] | Error;

const largestGroup = 1024; // requests; more wait for the next commit, so that the process can attend to others
const syncFailures = new Set([1034, 1290]); // SQLITE_IOERR_FSYNC, SQLITE_IOERR_DIR_FSYNC

/**
 * The one writer: what waits is written in one transaction, synced once, then every caller is answered.
 * All on one thread: a commit is synchronous, and whatever arrives meanwhile is the next group.
 */
export class Writer {
  readonly #parts: WriterParts;
  readonly #begin: StatementSync;
  readonly #commit: StatementSync;
  readonly #insert: StatementSync;
  #waiting: Waiting[] = [];
  #scheduled = false;
  #last: Position;
  #lastRecordedAt: string;
  #memoryIsStale = false;
  #commits = 0;
  #events = 0;
  #largestGroup = 0;
  #lastCommitMilliseconds = 0;

  constructor(parts: WriterParts) {
    this.#parts = parts;
    this.#begin = parts.database.prepare('BEGIN IMMEDIATE');
    this.#commit = parts.database.prepare('COMMIT');
    this.#insert = parts.database.prepare('INSERT INTO events VALUES (?, ?, ?)');
    this.#last = parts.reader.storedLastPosition();
    this.#lastRecordedAt = parts.reader.lastRecordedAt() ?? '';
  }

  get lastPosition(): Position {
    return this.#last;
  }

  append(append: WaitingAppend): Promise<Appended> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ appends: [append], resolve: ([only]) => only && resolve(only), reject });
      this.#schedule();
    });
  }

  /** All or none, contiguous. */
  appendAll(appends: readonly WaitingAppend[]): Promise<readonly Appended[]> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ appends, resolve, reject });
      this.#schedule();
    });
  }

  statistics(): WriterStatistics {
    return {
      commits: this.#commits,
      events: this.#events,
      queued: this.#waiting.length,
      largestGroup: this.#largestGroup,
      lastCommitMilliseconds: this.#lastCommitMilliseconds,
    };
  }

  /** Writes what waits and brings the index up to date, so that the next start has nothing to catch up. */
  finish(): void {
    while (this.#waiting.length > 0) this.#commitGroup();
    const { database, index } = this.#parts;
    try {
      this.#begin.run();
      index.writeAll();
      this.#commit.run();
      index.written();
    } catch {
      // Only a convenience: the next start reads the end of the log again.
      if (database.isTransaction) database.exec('ROLLBACK');
    }
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.#commitGroup();
      if (this.#waiting.length > 0) this.#schedule();
    });
  }

  #commitGroup(): void {
    const group = this.#waiting.length <= largestGroup ? this.#waiting : this.#waiting.slice(0, largestGroup);
    this.#waiting = group === this.#waiting ? [] : this.#waiting.slice(largestGroup);
    if (group.length === 0) return;
    const outcomes = this.#writeGroup(group);
    for (const [nth, { resolve, reject }] of group.entries()) {
      const outcome = outcomes instanceof Error ? outcomes : outcomes[nth];
      if (outcome === undefined || outcome instanceof Error)
        reject(outcome ?? new OutcomeUnknown('No outcome'));
      else resolve(outcome);
    }
  }

  /** An outcome for each of the group, or the one reason why nothing of it was written. */
  #writeGroup(group: readonly Waiting[]): readonly Outcome[] | Error {
    const { database, index } = this.#parts;
    const started = performance.now();
    const before = this.#last;
    let synced = true;
    try {
      if (this.#memoryIsStale) this.#readMemoryAgain();
      this.#begin.run();
      const now = this.#parts.clock.now();
      if (now > this.#lastRecordedAt) this.#lastRecordedAt = now;
      const outcomes = group.map(({ appends }) => this.#write(appends));
      if (this.#last === before) {
        database.exec('ROLLBACK');
        return outcomes;
      }
      index.writeSlice();
      synced = false;
      this.#commit.run();
      index.written();
      this.#commits += 1;
      this.#events += this.#last - before;
      this.#largestGroup = Math.max(this.#largestGroup, group.length);
      this.#lastCommitMilliseconds = performance.now() - started;
      this.#parts.committed(this.#last);
      return outcomes;
    } catch (error) {
      return this.#undo(error as Error, synced);
    }
  }

  #write(appends: readonly WaitingAppend[]): Outcome {
    const { heads, walk } = this.#parts;
    const answers: Appended[] = [];
    const streamHeads: StreamHead[] = [];
    let toWrite = 0;
    let repeated: WaitingAppend | undefined;
    for (const append of appends) {
      const head = heads.of(append.stream);
      const judgement = judge(append, head, walk);
      if (judgement.kind === 'refuse') return judgement.error;
      streamHeads.push(head);
      if (judgement.kind === 'write') toWrite += 1;
      else {
        answers.push(judgement.appended);
        if (append.events.length > 0) repeated = append;
      }
    }
    if (toWrite === 0) return answers;
    // Some parts were written before and others never: this is not the same request again.
    if (repeated) return new DuplicateEventId(repeated.stream, repeated.events[0]?.id ?? '');
    return appends.map((append, nth) => this.#insertAll(append, streamHeads[nth] ?? heads.of(append.stream)));
  }

  #insertAll({ stream, events }: WaitingAppend, head: StreamHead): Appended {
    const { heads, index } = this.#parts;
    for (const event of events) {
      const position = (this.#last + 1) as Position;
      const text = place(event, head.revision + 1, position, this.#lastRecordedAt);
      this.#insert.run(position, head.revision === -1 ? null : head.position, text);
      this.#last = position;
      heads.extend(head, event.id, position);
      index.note(stream, head.revision, position);
    }
    return { revision: head.revision, position: head.revision === -1 ? logStart : head.position };
  }

  /** Nothing of the group was written: memory goes back to what the disk says. */
  #undo(cause: Error, synced: boolean): Error {
    const { database } = this.#parts;
    this.#memoryIsStale = true;
    try {
      if (database.isTransaction) database.exec('ROLLBACK');
      this.#readMemoryAgain();
    } catch {
      // The disk does not answer: the next group tries again before it writes.
    }
    const code = (cause as { errcode?: unknown }).errcode;
    return !synced && typeof code === 'number' && syncFailures.has(code)
      ? new OutcomeUnknown(`The disk did not confirm the commit: ${cause.message}`, { cause })
      : new Unavailable(`The log could not write: ${cause.message}`, { cause });
  }

  #readMemoryAgain(): void {
    const { index, heads, reader } = this.#parts;
    heads.forgetAll();
    index.reload();
    this.#last = reader.storedLastPosition();
    this.#lastRecordedAt = reader.lastRecordedAt() ?? '';
    this.#memoryIsStale = false;
  }
}
