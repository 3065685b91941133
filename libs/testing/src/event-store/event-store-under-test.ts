import {
  derivedId,
  type EventStore,
  type NewEvent,
  type RecordedEvent,
  type StreamName,
} from '@jalon/event-store';
import { instant, type ManualClock } from '@jalon/kernel';

/** What the suite needs of an adapter: an empty log, the clock that dates its records, and a way to open it again. */
export interface EventStoreUnderTest {
  readonly store: EventStore;
  readonly clock: ManualClock;
  /** Closes the log and opens it again, as a restart would. */
  reopen(): Promise<EventStore>;
  dispose(): Promise<void>;
}

export type EventStoreFactory = () => Promise<EventStoreUnderTest>;

/** The n-th event of the suite: always the same id for the same number. */
export function event(nth: number, data: unknown = { nth }, type = 'DossierNoted'): NewEvent {
  const commandId = derivedId('conformance', `command-${nth}`);
  return {
    id: derivedId('conformance', nth),
    type,
    version: 1,
    data,
    metadata: {
      actor: { id: 'camille', role: 'instructeur', organisation: 'MEL' },
      occurredAt: instant('2016-03-01T09:00:00Z'),
      commandId,
      correlationId: commandId,
      causationId: commandId,
    },
  };
}

/** `count` events from the n-th on. */
export function events(from: number, count: number): NewEvent[] {
  return Array.from({ length: count }, (_, nth) => event(from + nth));
}

export async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const collected: Item[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}

export async function revisionsOf(store: EventStore, stream: StreamName): Promise<number[]> {
  return (await collect(store.readStream(stream))).map(({ revision }) => revision);
}

export async function idsIn(items: AsyncIterable<RecordedEvent>): Promise<string[]> {
  return (await collect(items)).map(({ id }) => id);
}
