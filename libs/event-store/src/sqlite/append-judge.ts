import { logStart, type Revision, type StreamName } from '../envelope.ts';
import { Conflict, DuplicateEventId } from '../errors.ts';
import type { Appended, Expected } from '../event-store.ts';
import type { EncodedEvent } from './event-text.ts';
import type { StreamHead } from './stream-heads.ts';
import type { IdPlace, StreamWalk } from './stream-walk.ts';

/** An append whose events are encoded, waiting for its place. */
export interface WaitingAppend {
  readonly stream: StreamName;
  readonly events: readonly EncodedEvent[];
  readonly expected: Expected;
}

/** What is to be done with an append: write it, answer what it wrote before, or refuse it. */
export type Judgement =
  | { readonly kind: 'write' }
  | { readonly kind: 'answer'; readonly appended: Appended }
  | { readonly kind: 'refuse'; readonly error: Conflict | DuplicateEventId };

const write: Judgement = { kind: 'write' };

/** Judges an append against its stream's head: expected state, and each event id once per stream. */
export function judge(
  { stream, events, expected }: WaitingAppend,
  head: StreamHead,
  walk: StreamWalk,
): Judgement {
  if (events.length === 0) {
    return expectationHolds(expected, head.revision)
      ? answer(head.revision, head.position)
      : conflict(stream, expected, head.revision);
  }
  const repeatedInside = repeatedId(events);
  if (repeatedInside !== undefined) return duplicate(stream, repeatedInside);
  if (events.some(({ id }) => head.ids.has(id))) {
    const earlier = judgeRepetition(stream, events, expected, head, walk);
    if (earlier !== undefined) return earlier;
  }
  return expectationHolds(expected, head.revision) ? write : conflict(stream, expected, head.revision);
}

/** Some id may be in the stream already: look in the log. Undefined when the fingerprints deceived us. */
function judgeRepetition(
  stream: StreamName,
  events: readonly EncodedEvent[],
  expected: Expected,
  head: StreamHead,
  walk: StreamWalk,
): Judgement | undefined {
  const wanted = new Set(events.map(({ id }) => id));
  const places = new Map<string, IdPlace>();
  for (const place of walk.ids(head)) {
    if (wanted.has(place.id)) places.set(place.id, place);
    if (places.size === wanted.size) break;
  }
  if (places.size === 0) return undefined;

  const first = places.get(events[0]?.id ?? '');
  const last = places.get(events.at(-1)?.id ?? '');
  const sameEvents =
    first !== undefined &&
    events.every(({ id }, index) => places.get(id)?.revision === first.revision + index) &&
    startsWhereExpected(expected, first.revision);
  if (sameEvents && last) return answer(last.revision, last.position);
  if (!expectationHolds(expected, head.revision)) return conflict(stream, expected, head.revision);
  return duplicate(stream, [...places.keys()][0] ?? '');
}

function expectationHolds(expected: Expected, revision: Revision): boolean {
  switch (expected) {
    case 'any':
      return true;
    case 'none':
      return revision === -1;
    case 'exists':
      return revision >= 0;
    default:
      return revision === expected;
  }
}

function startsWhereExpected(expected: Expected, first: Revision): boolean {
  switch (expected) {
    case 'any':
    case 'exists':
      return true;
    case 'none':
      return first === 0;
    default:
      return first === expected + 1;
  }
}

function repeatedId(events: readonly EncodedEvent[]): string | undefined {
  if (events.length === 1) return undefined;
  const seen = new Set<string>();
  return events.find(({ id }) => seen.size === seen.add(id).size)?.id;
}

function answer(revision: Revision, position: Appended['position']): Judgement {
  return { kind: 'answer', appended: { revision, position: revision === -1 ? logStart : position } };
}

function conflict(stream: StreamName, expected: Expected, actual: Revision): Judgement {
  return { kind: 'refuse', error: new Conflict(stream, expected, actual === -1 ? 'none' : actual) };
}

function duplicate(stream: StreamName, id: string): Judgement {
  return { kind: 'refuse', error: new DuplicateEventId(stream, id) };
}
