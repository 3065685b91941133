import { randomBytes, randomUUID } from 'node:crypto';
import type { Authenticator } from '@jalon/auth';
import type { EventStore } from '@jalon/event-store';
import type { Jobs } from '@jalon/jobs';
import type { Clock, RandomSource } from '@jalon/kernel';
import type { MessageBus } from '@jalon/messaging';
import type { Gauge } from '@jalon/observability';
import type { ReadModels } from '@jalon/read-models';

/** The engines of one process, whichever technology stands behind each port. */
export interface Engines {
  readonly store: EventStore;
  readonly readModels: ReadModels;
  readonly jobs: Jobs;
  readonly bus: MessageBus;
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly authenticator: Authenticator;
  /** Whether anybody may sign in as one of the invented people. */
  readonly mode: 'demonstration' | 'production';
  /** Figures that only these engines have. */
  readonly figures: readonly Gauge[];
}

/** The machine's randomness. */
export const machineRandom: RandomSource = {
  bytes: (count) => randomBytes(count),
  uuid: () => randomUUID(),
};

/** Stops what runs, the log last: what was accepted is written before it closes. */
export async function closeEngines({ store, readModels, jobs, bus }: Engines): Promise<void> {
  await jobs.stop();
  await bus.stop();
  await readModels.stop();
  await store.close();
}
