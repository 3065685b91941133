import { dirname, join } from 'node:path';
import { DemoAuthenticator, signingKey } from '@jalon/auth/demo';
import { type Durability, type SqliteEventStore, openSqliteEventStore } from '@jalon/event-store/sqlite';
import { timersJobs } from '@jalon/jobs/timers';
import type { Clock, RandomSource } from '@jalon/kernel';
import { inPlaceBus } from '@jalon/messaging/in-place';
import { type MemoryReadModels, memoryReadModels } from '@jalon/read-models/memory';
import { type Engines, machineRandom } from './engines.ts';
import { figuresOfTheLog } from './process/figures.ts';

/** The embedded engines of one process, on one folder. */
export interface EmbeddedEngines extends Engines {
  readonly store: SqliteEventStore;
  readonly readModels: MemoryReadModels;
  readonly authenticator: DemoAuthenticator;
}

/** Where the services that listen to each other remember how far they have heard: `jalon-consumers.db` beside `jalon.db`. */
export function consumersFile(file: string): string {
  return `${file.replace(/\.db$/, '')}-consumers.db`;
}

/** Opens the log for writing and what lives on it. Nothing is read yet. @throws Unavailable, CorruptLog */
export function openEmbeddedEngines(
  file: string,
  clock: Clock,
  random: RandomSource = machineRandom,
  durability: Durability = 'each-commit',
): EmbeddedEngines {
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
    mode: 'demonstration',
    figures: figuresOfTheLog(store),
  };
}
