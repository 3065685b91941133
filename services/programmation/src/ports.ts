import type { EventStore } from '@jalon/event-store';
import type { Jobs } from '@jalon/jobs';
import type { Clock, RandomSource } from '@jalon/kernel';
import type { MessageBus } from '@jalon/messaging';
import type { ReadModels } from '@jalon/read-models';

/** What the service needs of the world. Whoever composes it chooses the engines. */
export interface Ports {
  readonly store: EventStore;
  readonly readModels: ReadModels;
  readonly jobs: Jobs;
  readonly bus: MessageBus;
  readonly clock: Clock;
  readonly random: RandomSource;
}

export const PORTS = Symbol('Ports of the programmation service');
