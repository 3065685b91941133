import { setTimeout as rest } from 'node:timers/promises';
import { Metadata, type ServiceError, status } from '@grpc/grpc-js';

export type Call = 'append' | 'read' | 'subscription' | 'features';

/** What may befall a subscription. */
export interface RunningSubscription {
  readonly end: () => void;
  readonly mute: () => void;
}

const never = new Promise<never>(() => undefined);

/** What goes wrong, when a test asks for it. */
export class Faults {
  /** Every call is accepted and never answered; subscriptions say nothing more. */
  silent = false;
  /** Milliseconds that each answer takes. */
  slow = 0;
  #silentBefore = 0;
  #silentAfter = 0;
  #silentReads = 0;
  #notLeader: { times: number; port: number } = { times: 0, port: 0 };
  readonly #subscriptions = new Set<RunningSubscription>();

  /** The next appends are swallowed: they are neither written nor answered. */
  swallowAppends(times: number): void {
    this.#silentBefore = times;
  }

  /** The next appends are written and never answered. */
  forgetToAnswerAppends(times: number): void {
    this.#silentAfter = times;
  }

  swallowReads(times: number): void {
    this.#silentReads = times;
  }

  /** The next appends and reads are told that another node leads, at a port of this machine. */
  refuseAsFollower(times: number, leaderPort: number): void {
    this.#notLeader = { times, port: leaderPort };
  }

  /** Ends every subscription without an error, as a server does that is shut down in order. */
  endSubscriptions(): void {
    for (const { end } of this.#subscriptions) end();
    this.#subscriptions.clear();
  }

  /** The subscriptions that run say nothing more, and do not end; those made later are well. */
  muteSubscriptions(): void {
    for (const { mute } of this.#subscriptions) mute();
  }

  heal(): void {
    this.silent = false;
    this.slow = 0;
    this.#silentBefore = 0;
    this.#silentAfter = 0;
    this.#silentReads = 0;
    this.#notLeader.times = 0;
  }

  /** To be awaited before a call is served. @throws ServiceError */
  async before(call: Call): Promise<void> {
    if (this.slow > 0) await rest(this.slow);
    if (this.silent) await never;
    if (call === 'append' && this.#silentBefore > 0) {
      this.#silentBefore -= 1;
      await never;
    }
    if (call === 'read' && this.#silentReads > 0) {
      this.#silentReads -= 1;
      await never;
    }
    if (call !== 'features' && this.#notLeader.times > 0) {
      this.#notLeader.times -= 1;
      throw notLeader(this.#notLeader.port);
    }
  }

  /** To be awaited after an append, before it is answered. */
  async beforeAnswer(): Promise<void> {
    if (this.#silentAfter > 0) {
      this.#silentAfter -= 1;
      await never;
    }
  }

  /** @returns to be called when the subscription is over. */
  watch(subscription: RunningSubscription): () => void {
    this.#subscriptions.add(subscription);
    return () => this.#subscriptions.delete(subscription);
  }
}

function notLeader(port: number): Partial<ServiceError> {
  const metadata = new Metadata();
  metadata.set('exception', 'not-leader');
  metadata.set('leader-endpoint-host', '127.0.0.1');
  metadata.set('leader-endpoint-port', String(port));
  return { code: status.NOT_FOUND, details: 'Leader info available', metadata };
}
