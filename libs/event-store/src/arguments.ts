import { isInstant, isUuid } from '@jalon/kernel';
import type { NewEvent, StreamName } from './envelope.ts';
import { InvalidArgument } from './errors.ts';
import type { Expected, LogRange, StreamAppend, StreamRange } from './event-store.ts';

// Every adapter checks its arguments here, before any input or output, so that they all refuse the same calls.
// No quote, backslash or control character: a name reads the same inside JSON and outside it.
const streamName = /^[^-"\\$\p{Cc}\p{Cs}][^-"\\\p{Cc}\p{Cs}]*-[^"\\\p{Cc}\p{Cs}]+$/u;
const eventType = /^[\p{L}][\p{L}\p{N}_.:-]*$/u;
const longestName = 256;

// The names met lately: the same few thousand streams and few dozen types come back in every append.
const knownStreams = new Set<string>();
const knownTypes = new Set<string>();
const knownAtMost = 10_000;

/** @throws InvalidArgument unless it is `subject-id`. */
export function checkStreamName(stream: StreamName): void {
  if (!knownStreams.has(stream)) checkName(stream, streamName, 'stream name', knownStreams);
}

/** @throws InvalidArgument on a malformed stream name, expectation, event id, type or version. */
export function checkAppend(stream: StreamName, events: readonly NewEvent[], expected: Expected): void {
  checkStreamName(stream);
  if (typeof expected === 'number') checkCount(expected, 'expected revision');
  else if (expected !== 'none' && expected !== 'any' && expected !== 'exists') {
    throw new InvalidArgument(`Not an expectation: ${String(expected)}`);
  }
  for (const event of events) {
    if (typeof event.id !== 'string' || !isUuid(event.id)) {
      throw new InvalidArgument(`Not an event id (a lower-case UUID): ${String(event.id)}`);
    }
    if (!knownTypes.has(event.type)) checkName(event.type, eventType, 'event type', knownTypes);
    if (!Number.isSafeInteger(event.version) || event.version < 1) {
      throw new InvalidArgument(`Not an event version: ${event.version}`);
    }
  }
}

/** @throws InvalidArgument when a stream occurs twice. */
export function checkStreamsOccurOnce(appends: readonly StreamAppend[]): void {
  const streams = new Set(appends.map(({ stream }) => stream));
  if (streams.size < appends.length) throw new InvalidArgument('A stream occurs twice in one append');
}

/** @throws InvalidArgument on a negative or fractional bound, or an instant not written as one. */
export function checkRange(range: StreamRange | LogRange): void {
  if (range.from !== undefined) checkCount(range.from, 'start of range');
  if (range.to !== undefined) checkCount(range.to, 'end of range');
  if (range.maxCount !== undefined) checkCount(range.maxCount, 'count');
  if (range.until !== undefined && !isInstant(range.until)) {
    throw new InvalidArgument(`Not an instant: ${String(range.until)}`);
  }
}

/** @throws InvalidArgument unless it is a whole number from 0. */
export function checkCount(value: number, what: string): void {
  if (!Number.isSafeInteger(value) || value < 0) throw new InvalidArgument(`Not a ${what}: ${value}`);
}

function checkName(name: string, pattern: RegExp, what: string, known: Set<string>): void {
  if (typeof name !== 'string' || name.length > longestName || !pattern.test(name)) {
    throw new InvalidArgument(`Not a ${what}: ${String(name)}`);
  }
  if (known.size >= knownAtMost) known.clear();
  known.add(name);
}
