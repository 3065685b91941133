import { join } from 'node:path';
import type { EngineUrl } from '@jalon/config';
import type { EventStore } from '@jalon/event-store';
import type { MessageBus } from '@jalon/messaging';
import { consumersFile } from './embedded-engines.ts';
import type { Opening } from './open-engines.ts';

/** `in-place:` or `in-place:./data/jalon-consumers.db` */
export async function openBus(
  { rest }: EngineUrl,
  store: EventStore,
  { clock, folder }: Opening,
  logFile: string | undefined,
): Promise<MessageBus> {
  const { inPlaceBus } = await import('@jalon/messaging/in-place');
  return inPlaceBus({ store, file: rest || consumersFile(logFile ?? join(folder, 'jalon.db')), clock });
}
