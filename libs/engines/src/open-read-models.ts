import { join } from 'node:path';
import type { EngineUrl } from '@jalon/config';
import type { EventStore, LogRunner } from '@jalon/event-store';
import type { ReadModels } from '@jalon/read-models';
import type { Keepable } from '@jalon/read-models/memory';
import type { Opening } from './open-engines.ts';

export interface OpenedReadModels {
  readonly readModels: ReadModels;
  /** The loop that reads the log for them, when others of this process may ride on it. */
  readonly ride?: { readonly runner: LogRunner; readonly keep: (rider: Keepable) => void };
}

/** `memory:` or `memory:./data/snapshot` */
export async function openReadModels(
  { rest }: EngineUrl,
  store: EventStore,
  { folder }: Opening,
): Promise<OpenedReadModels> {
  const { memoryReadModels } = await import('@jalon/read-models/memory');
  const readModels = memoryReadModels({ store, snapshot: { directory: rest || join(folder, 'snapshot') } });
  return { readModels, ride: { runner: readModels.runner, keep: (rider) => readModels.keep(rider) } };
}
