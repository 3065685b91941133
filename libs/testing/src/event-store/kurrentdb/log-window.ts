import {
  Conflict,
  DuplicateEventId,
  type EventSequence,
  type EventStore,
  logStart,
  type Position,
  type RecordedEvent,
  type StreamName,
  type Subscription,
  type SubscriptionMessage,
} from '@jalon/event-store';
import { epochMilliseconds, type Instant, instantOfEpochMilliseconds } from '@jalon/kernel';

/** Where a window begins, and how its names and instants differ from the server's. */
export interface WindowFrame {
  /** The newest position before it. */
  readonly base: Position;
  /** What its stream names end with: drawn, so that two windows never meet. */
  readonly mark: string;
  /** Milliseconds that its instants of record are late: all must follow those that are there. */
  readonly shift: number;
}

/**
 * A log that nobody may empty, seen as an empty one: what was there before is left out. Nobody else may write to the
 * server meanwhile. A test fixture.
 */
export function logWindow(opened: EventStore, { base, mark, shift }: WindowFrame): EventStore {
  const outer = (stream: StreamName): StreamName => `${stream}${mark}`;
  const inner = (stream: StreamName): StreamName => stream.slice(0, -mark.length) as StreamName;
  const clip = (position: Position): Position => (position <= base ? logStart : position);
  const widen = (position: Position = logStart): Position => (position < base ? base : position);
  const isInside = ({ position }: RecordedEvent): boolean => position > base;
  const seen = (event: RecordedEvent): RecordedEvent => ({
    ...event,
    stream: inner(event.stream),
    recordedAt: shifted(event.recordedAt, -shift),
  });
  const late = <Range extends { readonly until?: Instant }>(range: Range): Range =>
    range.until === undefined ? range : { ...range, until: shifted(range.until, shift) };
  const told = (error: unknown): unknown => {
    if (error instanceof Conflict) return new Conflict(inner(error.stream), error.expected, error.actual);
    if (error instanceof DuplicateEventId) return new DuplicateEventId(inner(error.stream), error.eventId);
    return error;
  };
  const telling = <Result>(call: Promise<Result>): Promise<Result> =>
    call.catch((error: unknown) => Promise.reject(told(error) as Error));
  const heard = (message: SubscriptionMessage): SubscriptionMessage =>
    message.kind === 'events'
      ? { ...message, events: message.events.map(seen) }
      : { ...message, position: clip(message.position) };

  return {
    append: (stream, events, expected) => telling(opened.append(outer(stream), events, expected)),
    appendAll: (appends) =>
      telling(opened.appendAll(appends.map((append) => ({ ...append, stream: outer(append.stream) })))),
    readStream: (stream, range = {}) => seenThrough(opened.readStream(outer(stream), late(range)), seen),
    readAll: ({ maxCount, ...range } = {}) => {
      const bounds = range.backwards ? { to: widen(range.to) } : { from: widen(range.from) };
      return seenThrough(opened.readAll({ ...late(range), ...bounds }), seen, isInside, maxCount);
    },
    subscribe: (from, filter) => {
      const isPlace = from !== 'end' && Number.isSafeInteger(from) && from >= 0;
      return hearing(opened.subscribe(isPlace ? widen(from) : from, filter), heard);
    },
    lastPosition: async () => clip(await opened.lastPosition()),
    close: () => opened.close(),
  };
}

export function shifted(at: Instant, milliseconds: number): Instant {
  return instantOfEpochMilliseconds(epochMilliseconds(at) + milliseconds);
}

function seenThrough(
  sequence: EventSequence,
  seen: (event: RecordedEvent) => RecordedEvent,
  isInside: (event: RecordedEvent) => boolean = () => true,
  maxCount = Number.MAX_SAFE_INTEGER,
): EventSequence {
  async function* pages(): AsyncGenerator<readonly RecordedEvent[]> {
    let left = maxCount;
    if (left === 0) return;
    for await (const page of sequence.pages()) {
      const events = page.filter(isInside).slice(0, left).map(seen);
      left -= events.length;
      if (events.length > 0) yield events;
      if (left === 0) return;
    }
  }
  return {
    pages,
    async *[Symbol.asyncIterator]() {
      for await (const page of pages()) yield* page;
    },
  };
}

function hearing(
  subscription: Subscription,
  heard: (message: SubscriptionMessage) => SubscriptionMessage,
): Subscription {
  return {
    close: () => subscription.close(),
    [Symbol.asyncIterator]: () => {
      const iterator = subscription[Symbol.asyncIterator]();
      return {
        next: async () => {
          const result = await iterator.next();
          return result.done ? result : { done: false, value: heard(result.value) };
        },
        return: async () => {
          await iterator.return?.();
          return { done: true, value: undefined };
        },
      };
    },
  };
}
