import type { EventFilter } from './event-store.ts';

/** Whether a stream's name and an event's type pass a filter. Every member given must match. */
export type NamesMatch = (stream: string, type: string) => boolean;

/** Compiles a filter once for many events; undefined when it lets everything through. */
export function compileFilter(filter: EventFilter | undefined): NamesMatch | undefined {
  if (filter === undefined) return undefined;
  const tests: NamesMatch[] = [];
  const { streamPrefixes, types, streamMatches, typeMatches } = filter;
  if (types) {
    const wanted = new Set(types);
    tests.push((_stream, type) => wanted.has(type));
  }
  if (streamPrefixes) {
    tests.push((stream) => streamPrefixes.some((prefix) => stream.startsWith(prefix)));
  }
  if (streamMatches) {
    const pattern = stateless(streamMatches);
    tests.push((stream) => pattern.test(stream));
  }
  if (typeMatches) {
    const pattern = stateless(typeMatches);
    tests.push((_stream, type) => pattern.test(type));
  }
  if (tests.length === 0) return undefined;
  return (stream, type) => tests.every((test) => test(stream, type));
}

// A global or sticky expression remembers where it stopped: the second event would be judged from there.
function stateless(pattern: RegExp): RegExp {
  return new RegExp(pattern.source, pattern.flags.replace(/[gy]/g, ''));
}
