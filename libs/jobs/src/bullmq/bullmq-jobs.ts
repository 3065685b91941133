import type { EventStore, LogRunner, RecordedEvent } from '@jalon/event-store';
import type { Clock } from '@jalon/kernel';
import type { DeadlineSource, DueDeadline } from '../deadline.ts';
import type { DeadlineHandler, Jobs, Round, SourceHealth } from '../jobs.ts';
import type { Timer } from '../timers/timer.ts';
import { timersJobs } from '../timers/timers-jobs.ts';
import { DeadlineQueue } from './deadline-queue.ts';
import { readRedisUrl } from './redis-url.ts';

export interface BullmqJobsOptions {
  readonly store: EventStore;
  /** The loop that reads the log for the jobs. */
  readonly runner: LogRunner;
  /** `redis://host:6379/0?prefix=jalon` */
  readonly url: string;
  /** Its replicas share the deadlines. */
  readonly service: string;
  readonly clock?: Clock;
  readonly timer?: Timer;
  /** How long an answer through Redis is waited for, in ms. Default 30 000. */
  readonly patience?: number;
  /** How long a process may be dead with a job in its hands before another takes it, in ms. Default 30 000. */
  readonly stalledAfter?: number;
}

/**
 * Jobs of a service that runs as several processes. Each folds the open deadlines from the log and wakes in time;
 * what has fallen is dealt through Redis, so that one of them does it (docs/decisions/0023).
 * @throws InvalidArgument when the URL cannot be read
 */
export function bullmqJobs(options: BullmqJobsOptions): Jobs {
  return new BullmqJobs(options);
}

class BullmqJobs implements Jobs {
  readonly #store: EventStore;
  readonly #runner: LogRunner;
  readonly #handlers = new Map<string, DeadlineHandler>();
  readonly #queue: DeadlineQueue;
  readonly #timers: Jobs;

  constructor({
    store,
    runner,
    url,
    service,
    clock,
    timer,
    patience = 30_000,
    stalledAfter = 30_000,
  }: BullmqJobsOptions) {
    this.#store = store;
    this.#runner = runner;
    this.#queue = new DeadlineQueue({
      address: readRedisUrl(url),
      service,
      patience,
      stalledAfter,
      work: (deadline) => this.#work(deadline),
    });
    this.#timers = timersJobs({
      store,
      runner,
      ...(clock && { clock }),
      ...(timer && { timer }),
      deal: (deadline) => this.#queue.deal(deadline),
    });
  }

  watch<Event extends RecordedEvent>(source: DeadlineSource<Event>, handler: DeadlineHandler): void {
    this.#timers.watch(source, handler);
    this.#handlers.set(source.name, handler);
  }

  async start(): Promise<void> {
    await this.#queue.start();
    await this.#timers.start();
  }

  runDue(now: Parameters<Jobs['runDue']>[0]): Promise<Round> {
    return this.#timers.runDue(now);
  }

  open(key?: string): readonly DueDeadline[] {
    return this.#timers.open(key);
  }

  health(): readonly SourceHealth[] {
    const { failure } = this.#queue;
    return this.#timers.health().map((source) => ({ ...source, failure }));
  }

  async stop(): Promise<void> {
    await this.#timers.stop();
    await this.#queue.close();
  }

  /** The log is asked again: a job that comes late, or twice, finds its deadline closed. */
  async #work(deadline: DueDeadline): Promise<void> {
    await this.#runner.waitFor(await this.#store.lastPosition());
    const isOpen = this.open(deadline.key).some(({ commandId }) => commandId === deadline.commandId);
    if (isOpen) await this.#handlers.get(deadline.source)?.(deadline);
  }
}
