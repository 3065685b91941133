import type { Instant } from '@jalon/kernel';
import type { INestApplicationContext } from '@nestjs/common';

/** Where the demonstration is told: the services, whichever processes and engines they live in, and their one clock. */
export interface Stage {
  /** What the personas ask: the command bus and the desks of the services. */
  readonly application: Pick<INestApplicationContext, 'get'>;

  /** From now on it is this instant, everywhere. */
  setClock(now: Instant): Promise<void>;

  /** Carries out acts, each the next of its queue; queues are concurrent if the stage allows it. */
  perform(queues: readonly (readonly Act[])[]): Promise<void>;

  /** Lets the services hear one another until none has anything more to say: what follows from an act has its hour. */
  hearEachOther(): Promise<void>;

  /** Lets fall the deadlines that are due, in every service. */
  deadlinesFall(): Promise<void>;
}

export type Act = () => Promise<void>;
