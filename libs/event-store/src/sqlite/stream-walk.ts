import type { DatabaseSync } from 'node:sqlite';
import type { Position, RecordedEvent, Revision, StreamName } from '../envelope.ts';
import { CorruptLog } from '../errors.ts';
import { decode } from './event-text.ts';
import { query, type Query } from './rows.ts';
import { blockLength, blockOf, type StreamEnd, type StreamIndex } from './stream-index.ts';

/** Where an event of a stream lies, by its id. */
export interface IdPlace extends StreamEnd {
  readonly id: string;
}

/** Follows a stream through the log, from an event to the one before it. */
export class StreamWalk {
  readonly #index: StreamIndex;
  readonly #previous: Query<[Position | null]>;
  readonly #event: Query<[Position | null, string]>;
  readonly #id: Query<[Position | null, string]>;

  constructor(database: DatabaseSync, index: StreamIndex) {
    this.#index = index;
    this.#previous = query(database, 'SELECT previous FROM events WHERE position = ?');
    this.#event = query(database, 'SELECT previous, event FROM events WHERE position = ?');
    this.#id = query(database, 'SELECT previous, substr(event, 8, 36) FROM events WHERE position = ?');
  }

  /**
   * The events of one block between two revisions, inclusive, in the stream's order.
   * @param atMost events at later positions are left out (the log as it was then).
   */
  block(stream: StreamName, block: number, from: Revision, to: Revision, atMost: number): RecordedEvent[] {
    const end = this.#index.blockEnd(stream, block);
    if (!end) return [];
    const lowest = Math.max(from, block * blockLength);
    const events: RecordedEvent[] = [];
    let position: Position | null = end.position;
    let revision = end.revision;
    for (; position !== null && revision > to; revision--) position = this.#row(this.#previous, position)[0];
    for (; position !== null && revision >= lowest; revision--) {
      const [previous, text]: [Position | null, string] = this.#row(this.#event, position);
      if (position <= atMost) events.push(decode(text));
      position = previous;
    }
    return events.reverse();
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

  /** The number of the last block of a stream; -1 when it does not exist. */
  lastBlock(stream: StreamName): number {
    return blockOf(this.#index.end(stream)?.revision ?? -1);
  }

  #row<Row extends readonly [Position | null, ...string[]]>(rows: Query<Row>, position: Position): Row {
    const row = rows.get(position);
    if (!row)
      throw new CorruptLog(`A stream passes through position ${position}, where the log holds no event`);
    return row;
  }
}
