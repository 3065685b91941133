import type { DatabaseSync } from 'node:sqlite';
import type { Instant } from '@jalon/kernel';
import { checkRange, checkStreamName } from '../arguments.ts';
import { logStart, type Position, type RecordedEvent, type StreamName } from '../envelope.ts';
import { Unavailable } from '../errors.ts';
import type { EventSequence, LogRange, StreamRange } from '../event-store.ts';
import { compileFilter, type NamesMatch } from '../filter.ts';
import { eventPages, type NextPage } from './event-pages.ts';
import { decode, decodeAll, placeOf, streamOf, typeOf } from './event-text.ts';
import { query, type Query } from './rows.ts';
import { heavyEventsWithin } from './schema.ts';
import { blockOf, type StreamEnd } from './stream-index.ts';
import type { StreamWalk } from './stream-walk.ts';

const pageLength = 128;

/** The questions that a page of the log is read by, in one direction. Each takes the lowest and highest position. */
interface DirectedQueries {
  readonly texts: Query<[Position, string]>;
  /** All the events of the page as one text, to be decoded at once: a third faster than one by one. */
  readonly whole: Query<[string | null]>;
}

/** One page of the log: the events that pass the filter, and how far it looked. */
export interface LogPage {
  readonly events: readonly RecordedEvent[];
  /** The last position looked at; undefined when there was nothing more. */
  readonly lookedTo: Position | undefined;
}

const nothing: LogPage = { events: [], lookedTo: undefined };

/** What the writer of this process knows without asking the file. */
export interface WrittenHere {
  /** Where a stream ends, if it was written lately; undefined says nothing. */
  endOf(stream: StreamName): StreamEnd | undefined;
  lastPosition(): Position;
}

/** The newest events, as whoever followed the log read them last: the others who follow it read the same. */
interface Tail {
  readonly after: Position;
  readonly upTo: Position;
  readonly events: readonly RecordedEvent[];
}

/** Reads the log and its streams, page by page, from one connection. */
export class LogReader {
  readonly #database: DatabaseSync;
  readonly #walk: StreamWalk;
  readonly #written: WrittenHere | undefined;
  #tail: Tail | undefined;
  readonly #forward: DirectedQueries;
  readonly #backward: DirectedQueries;
  readonly #heavy: Query<[1]>;
  readonly #last: Query<[Position | null]>;
  readonly #text: Query<[string]>;

  /** @param written what the writer of this process knows; without it, the file is asked. */
  constructor(database: DatabaseSync, walk: StreamWalk, written?: WrittenHere) {
    this.#written = written;
    this.#database = database;
    this.#walk = walk;
    this.#forward = directedQueries(database, 'ASC');
    this.#backward = directedQueries(database, 'DESC');
    this.#heavy = query(database, heavyEventsWithin);
    this.#last = query(database, 'SELECT max(position) FROM events');
    this.#text = query(database, 'SELECT event FROM events WHERE position = ?');
  }

  lastPosition(): Position {
    return this.#written?.lastPosition() ?? this.storedLastPosition();
  }

  /** The last position as the file has it, whatever the writer believes. */
  storedLastPosition(): Position {
    return this.#last.get()?.[0] ?? logStart;
  }

  /** The instant of record of the newest event; undefined when there is none. */
  lastRecordedAt(): Instant | undefined {
    const text = this.#text.get(this.storedLastPosition())?.[0];
    return text === undefined ? undefined : placeOf(text).recordedAt;
  }

  /** The events after a position, one page of them at most. */
  pageAfter(position: Position, matches: NamesMatch | undefined): LogPage {
    const last = this.lastPosition();
    if (last <= position) return nothing;
    if (last - position > pageLength) return this.#page(position + 1, last, pageLength, false, matches);
    // At the end of the log every follower asks for the same events: they are read once.
    if (this.#tail?.after !== position || this.#tail.upTo !== last) {
      const { events, lookedTo } = this.#page(position + 1, last, pageLength, false, undefined);
      if (lookedTo !== last) return { events: chosen(events, matches), lookedTo };
      this.#tail = { after: position, upTo: last, events };
    }
    return { events: chosen(this.#tail.events, matches), lookedTo: last };
  }

  /** @throws InvalidArgument, at once and before any input or output. */
  readAll(range: LogRange): EventSequence {
    checkRange(range);
    return eventPages(() => this.#whileOpen(() => this.#logPages(range)));
  }

  /** @throws InvalidArgument, at once and before any input or output. */
  readStream(stream: StreamName, range: StreamRange): EventSequence {
    checkStreamName(stream);
    checkRange(range);
    return eventPages(() =>
      this.#whileOpen(() =>
        range.backwards ? this.#streamBackwards(stream, range) : this.#streamForwards(stream, range),
      ),
    );
  }

  /** A log closed in the midst of a reading says so in the port's words. */
  #whileOpen(open: () => NextPage): NextPage {
    let next: NextPage | undefined;
    return () => {
      if (!this.#database.isOpen) throw new Unavailable('The log was closed');
      next ??= open();
      return next();
    };
  }

  #logPages(range: LogRange): NextPage {
    const matches = compileFilter(range.filter);
    const backwards = range.backwards ?? false;
    let left = range.maxCount ?? Number.MAX_SAFE_INTEGER;
    let low = Math.max(1, (backwards ? range.to : range.from) ?? 1);
    let high = Math.min(
      (backwards ? range.from : range.to) ?? Number.MAX_SAFE_INTEGER,
      range.until === undefined ? this.lastPosition() : this.#positionAt(range.until),
    );
    return () => {
      if (left === 0 || low > high) return undefined;
      const rows = matches ? pageLength : Math.min(pageLength, left);
      const page = this.#page(low, high, rows, backwards, matches);
      if (page.lookedTo === undefined) return undefined;
      if (backwards) high = page.lookedTo - 1;
      else low = page.lookedTo + 1;
      const events = page.events.length > left ? page.events.slice(0, left) : page.events;
      left -= events.length;
      return events;
    };
  }

  /** Looks at the lowest (or highest) positions of a span. They are dense, so a page is a span of them. */
  #page(
    low: number,
    high: number,
    wanted: number,
    backwards: boolean,
    matches: NamesMatch | undefined,
  ): LogPage {
    let most = Math.min(wanted, high - low + 1);
    const spanOf = (length: number): [number, number] =>
      backwards ? [high - length + 1, high] : [low, low + length - 1];
    if (this.#heavy.get(...spanOf(most))) most = 1;
    const { whole, texts } = backwards ? this.#backward : this.#forward;
    if (matches === undefined) {
      const text = whole.get(...spanOf(most))?.[0];
      if (text == null) return nothing;
      const events = decodeAll(text);
      return { events, lookedTo: events.at(-1)?.position };
    }
    const found = texts.all(...spanOf(most));
    const events: RecordedEvent[] = [];
    for (const [, text] of found) if (matches(streamOf(text), typeOf(text))) events.push(decode(text));
    return { events, lookedTo: found.at(-1)?.[0] };
  }

  #streamForwards(stream: StreamName, range: StreamRange): NextPage {
    const from = range.from ?? 0;
    const to = Math.min(
      range.to ?? Number.MAX_SAFE_INTEGER,
      from + (range.maxCount ?? Number.MAX_SAFE_INTEGER) - 1,
    );
    const atMost = range.until === undefined ? Number.MAX_SAFE_INTEGER : this.#positionAt(range.until);
    const end = this.#written?.endOf(stream) ?? this.#walk.end(stream);
    const lastBlock = Math.min(blockOf(end?.revision ?? -1), blockOf(to));
    let block = blockOf(from);
    return () => {
      const blockEnd = end && block <= lastBlock ? this.#walk.blockEnd(stream, block++, end) : undefined;
      return blockEnd && this.#walk.block(blockEnd, from, to, atMost);
    };
  }

  #streamBackwards(stream: StreamName, range: StreamRange): NextPage {
    const from = range.from ?? Number.MAX_SAFE_INTEGER;
    const to = range.to ?? 0;
    const atMost = range.until === undefined ? Number.MAX_SAFE_INTEGER : this.#positionAt(range.until);
    let left = range.maxCount ?? Number.MAX_SAFE_INTEGER;
    const end = this.#written?.endOf(stream) ?? this.#walk.end(stream);
    let block = Math.min(blockOf(end?.revision ?? -1), blockOf(from));
    return () => {
      const isWanted = left > 0 && block >= blockOf(to);
      const blockEnd = end && isWanted ? this.#walk.blockEnd(stream, block--, end) : undefined;
      if (!blockEnd) return undefined;
      const events = this.#walk.block(blockEnd, to, from, atMost).reverse().slice(0, left);
      left -= events.length;
      return events;
    };
  }

  /** The last position recorded at or before an instant: `recordedAt` never decreases, so halving finds it. */
  #positionAt(until: Instant): number {
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

function chosen(events: readonly RecordedEvent[], matches: NamesMatch | undefined): readonly RecordedEvent[] {
  return matches ? events.filter(({ stream, type }) => matches(stream, type)) : events;
}

function directedQueries(database: DatabaseSync, direction: 'ASC' | 'DESC'): DirectedQueries {
  const page = `FROM events WHERE position BETWEEN ? AND ? ORDER BY position ${direction}`;
  return {
    texts: query(database, `SELECT position, event ${page}`),
    // SQLite hands the rows to the aggregate in the order of the inner query.
    whole: query(database, `SELECT group_concat(event, ',') FROM (SELECT event ${page})`),
  };
}
