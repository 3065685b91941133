import { join } from 'node:path';
import type { EngineUrl } from '@jalon/config';
import type { EventStore } from '@jalon/event-store';
import type { MessageBus } from '@jalon/messaging';
import { consumersFile } from './embedded-engines.ts';
import type { Opening } from './opening.ts';

/** `in-place:`, `in-place:./data/jalon-consumers.db`, `kafka://broker:9092,broker:9092` */
export async function openBus(
  { scheme, rest, url }: EngineUrl,
  store: EventStore,
  { service, clock, folder }: Opening,
  logFile: string | undefined,
): Promise<MessageBus> {
  if (scheme === 'kafka') {
    const { kafkaBus } = await import('@jalon/messaging/kafka');
    return kafkaBus({ store, url, service, clock });
  }
  const { inPlaceBus } = await import('@jalon/messaging/in-place');
  return inPlaceBus({ store, file: rest || consumersFile(logFile ?? join(folder, 'jalon.db')), clock });
}
