import { randomBytes, randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import { DemoAuthenticator, signingKey } from '@jalon/auth/demo';
import { type Durability, type SqliteEventStore, openSqliteEventStore } from '@jalon/event-store/sqlite';
import { type TimersJobs, timersJobs } from '@jalon/jobs/timers';
import type { Clock, RandomSource } from '@jalon/kernel';
import type { MessageBus } from '@jalon/messaging';
import { inPlaceBus } from '@jalon/messaging/in-place';
import { type MemoryReadModels, memoryReadModels } from '@jalon/read-models/memory';

/** The embedded engines of one process, opened on one folder. */
export interface Engines {
  readonly store: SqliteEventStore;
  readonly readModels: MemoryReadModels;
  readonly jobs: TimersJobs;
  readonly bus: MessageBus;
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly authenticator: DemoAuthenticator;
}

/** The machine's randomness. */
export const machineRandom: RandomSource = {
  bytes: (count) => randomBytes(count),
  uuid: () => randomUUID(),
};

/** Where the services that listen to each other remember how far they have heard: `jalon-consumers.db` beside `jalon.db`. */
export function consumersFile(file: string): string {
  return `${file.replace(/\.db$/, '')}-consumers.db`;
}

/** Opens the log for writing and what lives on it. Nothing is read yet. @throws Unavailable, CorruptLog */
export function openEngines(
  file: string,
  clock: Clock,
  random: RandomSource = machineRandom,
  durability: Durability = 'each-commit',
): Engines {
  const folder = dirname(file);
  const store = openSqliteEventStore({ file, clock, durability });
  const readModels = memoryReadModels({ store, snapshot: { directory: join(folder, 'snapshot') } });
  return {
    store,
    readModels,
    jobs: timersJobs({ store, runner: readModels.runner, clock, keep: (source) => readModels.keep(source) }),
    bus: inPlaceBus({ store, file: consumersFile(file), clock }),
    clock,
    random,
    authenticator: new DemoAuthenticator(signingKey(join(folder, 'demo.key')), clock),
  };
}

/** Stops what runs, the log last: what was accepted is written before it closes. */
export async function closeEngines({ store, readModels, jobs, bus }: Engines): Promise<void> {
  await jobs.stop();
  await bus.stop();
  await readModels.stop();
  await store.close();
}
