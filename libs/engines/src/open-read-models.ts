import { join } from 'node:path';
import type { EngineUrl } from '@jalon/config';
import type { EventStore, LogRunner } from '@jalon/event-store';
import type { ReadModels } from '@jalon/read-models';
import type { Keepable } from '@jalon/read-models/memory';
import type { Opening } from './opening.ts';

export interface OpenedReadModels {
  readonly readModels: ReadModels;
  /** The loop that reads the log for them, when others of this process may ride on it. */
  readonly ride?: { readonly runner: LogRunner; readonly keep: (rider: Keepable) => void };
}

/** `memory:`, `memory:./data/snapshot`, `mongodb://host/database` (default: a database of the service's own). */
export async function openReadModels(
  { scheme, rest, url }: EngineUrl,
  store: EventStore,
  { service, folder }: Opening,
): Promise<OpenedReadModels> {
  if (scheme !== 'memory') {
    const { mongodbReadModels } = await import('@jalon/read-models/mongodb');
    return { readModels: mongodbReadModels({ store, url: withDatabase(url, `jalon-${service}`) }) };
  }
  const { memoryReadModels } = await import('@jalon/read-models/memory');
  const readModels = memoryReadModels({ store, snapshot: { directory: rest || join(folder, 'snapshot') } });
  return { readModels, ride: { runner: readModels.runner, keep: (rider) => readModels.keep(rider) } };
}

/** Two services on one server keep their collections apart: a URL that names no database is given one. */
function withDatabase(url: string, database: string): string {
  return url.replace(/^([a-z+]+:\/\/[^/?]+)\/?(\?.*)?$/, `$1/${database}$2`);
}
