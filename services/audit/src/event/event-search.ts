import type { EventFilter, EventStore, RecordedEvent } from '@jalon/event-store';
import { matchOf } from './event-match.ts';
import { categoryOf } from './audited-event.ts';
import type { EventQuestion } from './event-question.ts';

type Facet = NonNullable<EventQuestion['facets']>[number];

export interface FoundEvents {
  readonly items: readonly RecordedEvent[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  readonly facets: Readonly<Record<string, readonly { readonly value: string; readonly count: number }[]>>;
}

const facetOf: Readonly<Record<Facet, (event: RecordedEvent) => string>> = {
  type: ({ type }) => type,
  actor: ({ metadata }) => metadata.actor.id,
  role: ({ metadata }) => metadata.actor.role,
  category: ({ stream }) => categoryOf(stream),
};

/**
 * Reads the log from end to end and keeps the page that is asked for, the newest first unless told. There is no index to
 * be wrong: what is found is what the log holds at this moment.
 */
export async function searchEvents(
  store: EventStore,
  question: EventQuestion,
  {
    page = question.page ?? 1,
    pageSize = question.pageSize ?? 50,
  }: { page?: number; pageSize?: number } = {},
): Promise<FoundEvents> {
  const { type, category, facets = [], asOf, sort } = question;
  const filter: EventFilter = {
    ...(type && { types: type }),
    ...(category && { streamPrefixes: category.map((name) => `${name}-`) }),
  };
  const range = { backwards: sort?.[0] !== 'position', filter, ...(asOf !== undefined && { until: asOf }) };
  const matches = matchOf(question);
  const counts = facets.map((facet) => ({ facet, of: facetOf[facet], found: new Map<string, number>() }));
  const [first, after] = [(page - 1) * pageSize, page * pageSize];
  const items: RecordedEvent[] = [];
  let total = 0;
  for await (const read of store.readAll(range).pages()) {
    for (const event of read) {
      if (!matches(event)) continue;
      if (total >= first && total < after) items.push(event);
      total += 1;
      for (const { of, found } of counts) found.set(of(event), (found.get(of(event)) ?? 0) + 1);
    }
  }
  return {
    items,
    total,
    page,
    pageSize,
    facets: Object.fromEntries(counts.map(({ facet, found }) => [facet, counted(found)])),
  };
}

function counted(found: ReadonlyMap<string, number>) {
  return [...found]
    .map(([value, count]) => ({ value, count }))
    .sort((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1));
}
