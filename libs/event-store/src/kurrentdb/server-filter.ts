import { eventTypeFilter, type Filter, streamNameFilter } from '@kurrent/kurrentdb-client';
import type { EventFilter } from '../event-store.ts';

/** Lets everything through that the programme wrote: the server's own events have a type that begins with `$`. */
export const ownEvents: Filter = eventTypeFilter({ regex: '^[^$]' });

/**
 * The part of a filter that the server can apply: it takes one, on types or on streams. The rest, and the expressions
 * (the server's are .NET's), is applied to what comes.
 */
export function serverFilter(filter: EventFilter | undefined): Filter {
  if (filter?.types && filter.types.length > 0) {
    return eventTypeFilter({ regex: `^(?:${filter.types.map((type) => escape(type)).join('|')})$` });
  }
  const prefixes = filter?.streamPrefixes;
  if (
    prefixes &&
    prefixes.length > 0 &&
    prefixes.every((prefix) => prefix !== '' && !prefix.startsWith('$'))
  ) {
    return streamNameFilter({ prefixes: [...prefixes] });
  }
  return ownEvents;
}

/** Whether the server leaves out events of the programme: it may then be silent for long while it searches. */
export function isSearch(filter: Filter): boolean {
  return filter !== ownEvents;
}

function escape(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
