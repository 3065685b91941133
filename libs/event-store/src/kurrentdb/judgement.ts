import type { Revision, StreamName } from '../envelope.ts';
import { Conflict, DuplicateEventId } from '../errors.ts';
import type { Expected } from '../event-store.ts';
import type { KnownStream } from './stream-memory.ts';

/** What is to be done with an append, as far as its stream is known. */
export type Judgement =
  | /** Write it after this revision. */ { readonly kind: 'write'; readonly after: Revision }
  | /** It was written before, up to this revision. */ {
      readonly kind: 'answer';
      readonly revision: Revision;
    }
  | { readonly kind: 'refuse'; readonly error: Conflict | DuplicateEventId };

interface Asked {
  readonly stream: StreamName;
  readonly ids: readonly string[];
  readonly expected: Expected;
}

/** The port's rule: an event id once per stream, the same command again answers its first result. */
export function judge({ stream, ids, expected }: Asked, { head, revisions }: KnownStream): Judgement {
  const repeatedInside = repeatedId(ids);
  if (repeatedInside !== undefined) return refuse(new DuplicateEventId(stream, repeatedInside));

  const [first = ''] = ids;
  const start = revisions.get(first);
  const sameEvents =
    start !== undefined &&
    startsWhereExpected(expected, start) &&
    ids.every((id, index) => revisions.get(id) === start + index);
  if (sameEvents) return { kind: 'answer', revision: start + ids.length - 1 };

  if (!expectationHolds(expected, head)) {
    return refuse(new Conflict(stream, expected, head === -1 ? 'none' : head));
  }
  const there = ids.find((id) => revisions.has(id));
  if (there !== undefined) return refuse(new DuplicateEventId(stream, there));
  return { kind: 'write', after: head };
}

export function expectationHolds(expected: Expected, head: Revision): boolean {
  switch (expected) {
    case 'any':
      return true;
    case 'none':
      return head === -1;
    case 'exists':
      return head >= 0;
    default:
      return head === expected;
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

function repeatedId(ids: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return ids.find((id) => seen.size === seen.add(id).size);
}

function refuse(error: Conflict | DuplicateEventId): Judgement {
  return { kind: 'refuse', error };
}
