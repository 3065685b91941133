import type { Instant } from '@jalon/kernel';
import type { NewEvent, Position, RecordedEvent, Revision, StreamName } from './envelope.ts';

/**
 * The log: every fact of the programme, in one total order, appended and read, never changed.
 * It has no verb to delete or truncate.
 */
export interface EventStore {
  /**
   * Appends events to a stream, all or none. When it answers, they are on disk.
   * The same events again at the same place (same ids) answer the first result and write nothing.
   * An empty list writes nothing, checks `expected`, and answers the stream's present state.
   * @throws Conflict, DuplicateEventId, TooLarge, InvalidArgument, Unavailable, OutcomeUnknown
   */
  append(stream: StreamName, events: readonly NewEvent[], expected: Expected): Promise<Appended>;

  /** Appends to several streams, all or none, contiguous in the log in the order given. A stream occurs once. */
  appendAll(appends: readonly StreamAppend[]): Promise<readonly Appended[]>;

  /** A stream's events; nothing (no error) when it does not exist or the range is past its end. */
  readStream(stream: StreamName, range?: StreamRange): EventSequence;

  /** The whole log's events, in its order (or newest first). */
  readAll(range?: LogRange): EventSequence;

  /** What comes after `from`: first what is there, then `caughtUp`, then what is appended, until closed. */
  subscribe(from: Position | 'end', filter?: EventFilter): Subscription;

  /** The position of the newest event; `logStart` when the log is empty. */
  lastPosition(): Promise<Position>;

  /** Releases files and connections. Appends already accepted are written first; later calls are `Unavailable`. */
  close(): Promise<void>;
}

/** What the writer believes of the stream: that it does not exist, anything, that it exists, or its last revision. */
export type Expected = 'none' | 'any' | 'exists' | Revision;

export interface StreamAppend {
  readonly stream: StreamName;
  readonly events: readonly NewEvent[];
  readonly expected: Expected;
}

export interface Appended {
  /** The last revision of the stream after the append; -1 when the stream does not exist (empty append). */
  readonly revision: Revision;
  /** The position of the last event appended (of the stream's last event, for an empty append; `logStart` without one). */
  readonly position: Position;
}

export interface StreamRange {
  /** First revision, inclusive. Default: the first event, or the last one when backwards. */
  readonly from?: Revision;
  /** Last revision, inclusive (a lower one than `from` when backwards). */
  readonly to?: Revision;
  readonly backwards?: boolean;
  readonly maxCount?: number;
  /** Only events recorded at or before this instant: the stream as it was known then. */
  readonly until?: Instant;
}

export interface LogRange {
  /** First position, inclusive. Default: the first event, or the newest one when backwards. */
  readonly from?: Position;
  /** Last position, inclusive. */
  readonly to?: Position;
  readonly backwards?: boolean;
  readonly maxCount?: number;
  /** Only events recorded at or before this instant: the log as it was known then. */
  readonly until?: Instant;
  readonly filter?: EventFilter;
}

/** Every member given must match. */
export interface EventFilter {
  /** The stream's name starts with one of these. */
  readonly streamPrefixes?: readonly string[];
  /** The event's type is one of these. */
  readonly types?: readonly string[];
  readonly streamMatches?: RegExp;
  readonly typeMatches?: RegExp;
}

/**
 * Events, one by one or page by page. Leaving the loop early releases what it holds.
 * A page is never empty. Pages are the fast way for whoever folds the whole log.
 */
export interface EventSequence extends AsyncIterable<RecordedEvent> {
  pages(): AsyncIterable<readonly RecordedEvent[]>;
}

/** Pages of events and the moments between them. Ends when closed. */
export interface Subscription extends AsyncIterable<SubscriptionMessage> {
  /** After it resolves nothing more is delivered. */
  close(): Promise<void>;
}

/**
 * `events`: in order, at least one. `checkpoint`: everything up to `position` has been delivered or filtered out.
 * `caughtUp`: the edge of the log was reached, once each time it is reached after having been behind.
 */
export type SubscriptionMessage =
  | { readonly kind: 'events'; readonly events: readonly RecordedEvent[]; readonly position: Position }
  | { readonly kind: 'checkpoint'; readonly position: Position }
  | { readonly kind: 'caughtUp'; readonly position: Position };
