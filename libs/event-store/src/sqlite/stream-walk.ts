import type { DatabaseSync } from 'node:sqlite';
import type { Position, RecordedEvent, Revision, StreamName } from '../envelope.ts';
import { CorruptLog } from '../errors.ts';
import { decode, decodeAll } from './event-text.ts';
import { query, type Query } from './rows.ts';
import { heavyEventsBefore } from './schema.ts';
import { blockLength, blockOf, type StreamEnd, type StreamIndex } from './stream-index.ts';

/** Where an event of a stream lies, by its id. */
export interface IdPlace extends StreamEnd {
  readonly id: string;
}

// One question for a whole block, its events as one text, newest first: half the cost of one question per event.
// It finds nothing when one of them may be heavy.
const blockTexts = `WITH RECURSIVE walk (position, left) AS (
    VALUES (?1, ?2)
    UNION ALL
    SELECT (SELECT previous FROM events WHERE position = walk.position), left - 1 FROM walk WHERE left > 1
  )
  SELECT group_concat(event, ',') FROM walk CROSS JOIN events ON events.position = walk.position
  WHERE NOT EXISTS (${heavyEventsBefore})`;

/** Follows a stream through the log, from an event to the one before it. */
export class StreamWalk {
  readonly #index: StreamIndex;
  readonly #previous: Query<[Position | null]>;
  readonly #event: Query<[Position | null, string]>;
  readonly #id: Query<[Position | null, string]>;
  readonly #texts: Query<[string | null]>;

  constructor(database: DatabaseSync, index: StreamIndex) {
    this.#index = index;
    this.#previous = query(database, 'SELECT previous FROM events WHERE position = ?');
    this.#event = query(database, 'SELECT previous, event FROM events WHERE position = ?');
    this.#texts = query(database, blockTexts);
    this.#id = query(database, 'SELECT previous, substr(event, 8, 36) FROM events WHERE position = ?');
  }

  /**
   * The events between two revisions of one block, inclusive, in the stream's order.
   * @param end the last event of the block.
   * @param atMost events at later positions are left out (the log as it was then).
   */
  block(end: StreamEnd, from: Revision, to: Revision, atMost: number): RecordedEvent[] {
    const lowest = Math.max(from, blockOf(end.revision) * blockLength);
    let position: Position | null = end.position;
    let revision = end.revision;
    for (; position !== null && revision > to; revision--) position = this.#row(this.#previous, position)[0];
    if (position === null || revision < lowest) return [];
    const events = this.#together(position, revision - lowest + 1);
    return (atMost < position ? events.filter((event) => event.position <= atMost) : events).reverse();
  }

  /** An event of a stream and those before it, so many in all, newest first. */
  #together(position: Position, count: number): RecordedEvent[] {
    const texts = this.#texts.get(position, count)?.[0];
    const events = texts == null ? [] : decodeAll(texts);
    if (events.length === count) return events;
    // One by one: some may be heavy, or one is missing and is to be named.
    events.length = 0;
    for (let at: Position | null = position; at !== null && events.length < count;) {
      const [previous, text]: [Position | null, string] = this.#row(this.#event, at);
      events.push(decode(text));
      at = previous;
    }
    return events;
  }

  /** The ids of a stream's events, newest first. */
  *ids(end: StreamEnd): Generator<IdPlace> {
    let revision = end.revision;
    let position: Position | null = end.position;
    while (position !== null) {
      const [previous, id]: [Position | null, string] = this.#row(this.#id, position);
      yield { id, revision, position };
      position = previous;
      revision -= 1;
    }
  }

  /** Where a stream ends; undefined when it does not exist. */
  end(stream: StreamName): StreamEnd | undefined {
    return this.#index.end(stream);
  }

  /** Where one block of a stream ends, which ends as a whole at `end`. */
  blockEnd(stream: StreamName, block: number, end: StreamEnd): StreamEnd | undefined {
    return block === blockOf(end.revision) ? end : this.#index.blockEnd(stream, block);
  }

  #row<Row extends readonly [Position | null, ...string[]]>(rows: Query<Row>, position: Position): Row {
    const row = rows.get(position);
    if (!row)
      throw new CorruptLog(`A stream passes through position ${position}, where the log holds no event`);
    return row;
  }
}
