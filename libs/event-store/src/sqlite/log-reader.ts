import type { DatabaseSync } from 'node:sqlite';
import type { Instant } from '@jalon/kernel';
import { checkRange, checkStreamName } from '../arguments.ts';
import { logStart, type Position, type RecordedEvent, type StreamName } from '../envelope.ts';
import type { EventSequence, LogRange, StreamRange } from '../event-store.ts';
import { compileFilter, type NamesMatch } from '../filter.ts';
import { eventPages, type NextPage } from './event-pages.ts';
import { decode, placeOf, streamOf, typeOf } from './event-text.ts';
import { query, type Query } from './rows.ts';
import { blockOf } from './stream-index.ts';
import type { StreamWalk } from './stream-walk.ts';

const pageLength = 500;
const emptyPage: readonly RecordedEvent[] = [];

/** One page of the log: the events that pass the filter, and how far it looked. */
export interface LogPage {
  readonly events: readonly RecordedEvent[];
  /** The last position looked at; undefined when there was nothing more. */
  readonly lookedTo: Position | undefined;
}

/** Reads the log and its streams, page by page, from one connection. */
export class LogReader {
  readonly #walk: StreamWalk;
  readonly #forward: Query<[Position, string]>;
  readonly #backward: Query<[Position, string]>;
  readonly #last: Query<[Position | null]>;
  readonly #text: Query<[string]>;

  constructor(database: DatabaseSync, walk: StreamWalk) {
    this.#walk = walk;
    this.#forward = query(
      database,
      'SELECT position, event FROM events WHERE position BETWEEN ? AND ? ORDER BY position LIMIT ?',
    );
    this.#backward = query(
      database,
      'SELECT position, event FROM events WHERE position BETWEEN ? AND ? ORDER BY position DESC LIMIT ?',
    );
    this.#last = query(database, 'SELECT max(position) FROM events');
    this.#text = query(database, 'SELECT event FROM events WHERE position = ?');
  }

  lastPosition(): Position {
    return this.#last.get()?.[0] ?? logStart;
  }

  /** The instant of record of the newest event; undefined when there is none. */
  lastRecordedAt(): Instant | undefined {
    const text = this.#text.get(this.lastPosition())?.[0];
    return text === undefined ? undefined : placeOf(text).recordedAt;
  }

  /** The events after a position, one page of them at most. */
  pageAfter(position: Position, matches: NamesMatch | undefined): LogPage {
    return this.#page(this.#forward, position + 1, Number.MAX_SAFE_INTEGER, pageLength, matches);
  }

  /** @throws InvalidArgument, at once and before any input or output. */
  readAll(range: LogRange): EventSequence {
    checkRange(range);
    return eventPages(() => this.#logPages(range));
  }

  /** @throws InvalidArgument, at once and before any input or output. */
  readStream(stream: StreamName, range: StreamRange): EventSequence {
    checkStreamName(stream);
    checkRange(range);
    return eventPages(() =>
      range.backwards ? this.#streamBackwards(stream, range) : this.#streamForwards(stream, range),
    );
  }

  #logPages(range: LogRange): NextPage {
    const matches = compileFilter(range.filter);
    const backwards = range.backwards ?? false;
    let left = range.maxCount ?? Number.MAX_SAFE_INTEGER;
    let low = (backwards ? range.to : range.from) ?? logStart;
    let high = Math.min(
      (backwards ? range.from : range.to) ?? Number.MAX_SAFE_INTEGER,
      this.#positionAt(range.until),
    );
    return () => {
      if (left === 0 || low > high) return undefined;
      const rows = matches ? pageLength : Math.min(pageLength, left);
      const page = this.#page(backwards ? this.#backward : this.#forward, low, high, rows, matches);
      if (page.lookedTo === undefined) return undefined;
      if (backwards) high = page.lookedTo - 1;
      else low = (page.lookedTo + 1) as Position;
      const events = page.events.length > left ? page.events.slice(0, left) : page.events;
      left -= events.length;
      return events;
    };
  }

  #page(
    rows: Query<[Position, string]>,
    low: number,
    high: number,
    most: number,
    matches?: NamesMatch,
  ): LogPage {
    const found = rows.all(low, high, most);
    const last = found.at(-1);
    if (last === undefined) return { events: emptyPage, lookedTo: undefined };
    const events: RecordedEvent[] = [];
    for (const [, text] of found) {
      if (matches === undefined || matches(streamOf(text), typeOf(text))) events.push(decode(text));
    }
    return { events, lookedTo: last[0] };
  }

  #streamForwards(stream: StreamName, range: StreamRange): NextPage {
    const from = range.from ?? 0;
    const to = Math.min(
      range.to ?? Number.MAX_SAFE_INTEGER,
      from + (range.maxCount ?? Number.MAX_SAFE_INTEGER) - 1,
    );
    const atMost = this.#positionAt(range.until);
    const lastBlock = Math.min(this.#walk.lastBlock(stream), blockOf(to));
    let block = blockOf(from);
    return () => (block > lastBlock ? undefined : this.#walk.block(stream, block++, from, to, atMost));
  }

  #streamBackwards(stream: StreamName, range: StreamRange): NextPage {
    const from = range.from ?? Number.MAX_SAFE_INTEGER;
    const to = range.to ?? 0;
    const atMost = this.#positionAt(range.until);
    let left = range.maxCount ?? Number.MAX_SAFE_INTEGER;
    let block = Math.min(this.#walk.lastBlock(stream), blockOf(from));
    return () => {
      if (left === 0 || block < blockOf(to)) return undefined;
      const events = this.#walk.block(stream, block--, to, from, atMost).reverse().slice(0, left);
      left -= events.length;
      return events;
    };
  }

  /** The last position recorded at or before an instant: `recordedAt` never decreases, so halving finds it. */
  #positionAt(until: Instant | undefined): number {
    if (until === undefined) return Number.MAX_SAFE_INTEGER;
    let low: number = logStart;
    let high: number = this.lastPosition();
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      const text = this.#text.get(middle)?.[0];
      if (text !== undefined && placeOf(text).recordedAt <= until) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
