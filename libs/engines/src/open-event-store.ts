import type { EngineUrl } from '@jalon/config';
import type { EventStore } from '@jalon/event-store';
import type { Opening } from './opening.ts';

/** `sqlite:./data/jalon.db` */
export async function openEventStore({ rest }: EngineUrl, { clock }: Opening): Promise<EventStore> {
  const { openSqliteEventStore } = await import('@jalon/event-store/sqlite');
  return openSqliteEventStore({ file: rest, clock });
}
