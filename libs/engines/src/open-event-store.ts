import type { EngineUrl } from '@jalon/config';
import type { EventStore } from '@jalon/event-store';
import type { Gauge } from '@jalon/observability';
import type { Opening } from './opening.ts';
import { figuresOfTheLog } from './process/figures.ts';

export interface OpenedEventStore {
  readonly store: EventStore;
  /** Figures that only this engine has. */
  readonly figures: readonly Gauge[];
}

/** `sqlite:./data/jalon.db`, `kurrentdb://host:2113?tls=true` */
export async function openEventStore(
  { scheme, rest, url }: EngineUrl,
  { clock }: Opening,
): Promise<OpenedEventStore> {
  if (scheme !== 'sqlite') {
    const { openKurrentDbEventStore } = await import('@jalon/event-store/kurrentdb');
    const store = openKurrentDbEventStore({ url, clock });
    return { store, figures: [recycledClients(store)] };
  }
  const { openSqliteEventStore } = await import('@jalon/event-store/sqlite');
  const store = openSqliteEventStore({ file: rest, clock });
  return { store, figures: figuresOfTheLog(store) };
}

function recycledClients(store: { readonly recycledClients: number }): Gauge {
  return {
    name: 'jalon_log_clients_recycled_total',
    help: 'Clients of KurrentDB that stalled or failed and were made again',
    type: 'counter',
    read: () => store.recycledClients,
  };
}
