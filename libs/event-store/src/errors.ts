import type { Expected } from './event-store.ts';
import type { Revision, StreamName } from './envelope.ts';

/** The stream is not where the writer believed. `actual` is its last revision, or `none`. Nothing was written. */
export class Conflict extends Error {
  override readonly name = 'Conflict';
  readonly stream: StreamName;
  readonly expected: Expected;
  readonly actual: Revision | 'none';

  constructor(stream: StreamName, expected: Expected, actual: Revision | 'none') {
    super(`Stream ${stream}: expected ${expected}, found ${actual}`);
    this.stream = stream;
    this.expected = expected;
    this.actual = actual;
  }
}

/** The append may or may not have been written. Ask again with the same event ids: it will answer the one result. */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';
}

/** For readers that need a stream to exist; the port itself answers an empty sequence. */
export class StreamNotFound extends Error {
  override readonly name = 'StreamNotFound';
  readonly stream: StreamName;

  constructor(stream: StreamName) {
    super(`Stream ${stream} does not exist`);
    this.stream = stream;
  }
}

/** The log cannot serve now: closed, disk full, held by another writer. Nothing was written. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';
}

/** An event is larger than the log takes. Nothing was written. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';
  readonly bytes: number;
  readonly limit: number;

  constructor(bytes: number, limit: number) {
    super(`Event of ${bytes} bytes; the limit is ${limit}`);
    this.bytes = bytes;
    this.limit = limit;
  }
}

/** The stream already holds an event of this id at another place. Nothing was written. */
export class DuplicateEventId extends Error {
  override readonly name = 'DuplicateEventId';
  readonly stream: StreamName;
  readonly eventId: string;

  constructor(stream: StreamName, eventId: string) {
    super(`Stream ${stream} already holds event ${eventId} at another place`);
    this.stream = stream;
    this.eventId = eventId;
  }
}

/** A call that no state of the log could make right: negative revision, malformed stream name or id. */
export class InvalidArgument extends Error {
  override readonly name = 'InvalidArgument';
}

/** The file is not whole and cannot be opened at its last whole commit; the message says what is wrong with it. */
export class CorruptLog extends Error {
  override readonly name = 'CorruptLog';
}
