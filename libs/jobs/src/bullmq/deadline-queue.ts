import { Unavailable } from '@jalon/event-store';
import { Queue, QueueEvents, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import type { DueDeadline } from '../deadline.ts';
import type { RedisAddress } from './redis-url.ts';

export interface DeadlineQueueOptions {
  readonly address: RedisAddress;
  /** The service's name: its replicas share one queue. */
  readonly service: string;
  /** Does what a deadline asks, in whichever process the queue gave it to. Rejects when it could not be done. */
  readonly work: (deadline: DueDeadline) => Promise<void>;
  /** How long an answer is waited for before the deadline is dealt again, in ms. */
  readonly patience: number;
  /** How long a job may lie in the hands of a process that no longer renews its lock, in ms. */
  readonly stalledAfter: number;
}

/** Nothing is kept once it is over: the log remembers, and the same deadline must be free to be dealt again. */
const forgotten = { removeOnComplete: true, removeOnFail: true } as const;

/**
 * Deals what has fallen to one of a service's processes, through a queue of BullMQ whose job ids are those of the
 * deadlines' commands: dealt by every replica, done by one. Redis holds nothing that the log does not: emptied, it is
 * dealt to again.
 */
export class DeadlineQueue {
  readonly #queue: Queue;
  readonly #worker: Worker;
  readonly #events: QueueEvents;
  readonly #connections: Redis[] = [];
  readonly #asking: Redis;
  readonly #patience: number;
  readonly #waiting = new Map<string, { done: () => void; failed: (error: Error) => void }>();
  #failure: string | undefined;
  #mayForget: string | undefined;

  constructor({ address, service, work, patience, stalledAfter }: DeadlineQueueOptions) {
    this.#patience = patience;
    const name = `${service}-deadlines`;
    const { url, prefix } = address;
    // A client of BullMQ whose first question fails never asks again: none may fail, all wait for Redis to be back.
    const connect = () => {
      const connection = new Redis(url, { maxRetriesPerRequest: null });
      connection.on('error', (error) => (this.#failure = error.message));
      this.#connections.push(connection);
      return connection;
    };
    this.#asking = connect();
    this.#queue = new Queue(name, { connection: this.#asking, prefix, defaultJobOptions: forgotten });
    this.#events = new QueueEvents(name, { connection: connect(), prefix, autorun: false });
    this.#worker = new Worker(name, (job) => work(job.data as DueDeadline), {
      connection: connect(),
      prefix,
      autorun: false,
      concurrency: 4,
      lockDuration: stalledAfter,
      stalledInterval: stalledAfter,
    });
    this.#asking.on('ready', () => void this.#look());
    const note = (error: Error) => (this.#failure = error.message);
    this.#queue.on('error', note);
    this.#worker.on('error', note);
    this.#events.on('error', note);
    this.#events.on('completed', ({ jobId }) => this.#waiting.get(jobId)?.done());
    this.#events.on('failed', ({ jobId, failedReason }) =>
      this.#waiting.get(jobId)?.failed(new Error(failedReason)),
    );
  }

  /** Why nobody is dealt anything just now, or why Redis may lose a job before it is done. */
  get failure(): string | undefined {
    if (this.#asking.status !== 'ready') return this.#failure ?? 'Redis does not answer';
    return this.#mayForget;
  }

  /** Begins to listen. A Redis that is away is waited for in the background. */
  async start(): Promise<void> {
    const note = (error: unknown) => {
      this.#failure = String(error);
    };
    this.#events.run().catch(note);
    this.#worker.run().catch(note);
    // Each has a connection of its own, and what has fallen is dealt at once: it needs all three.
    const all = [this.#queue, this.#worker, this.#events];
    await Promise.all(all.map((one) => inTime(one.waitUntilReady()).catch(note)));
  }

  /**
   * Deals a deadline, and waits until some process has done it.
   * @throws Unavailable when Redis or the process that took it does not answer in time; what the handler threw
   */
  async deal(deadline: DueDeadline): Promise<void> {
    const { commandId } = deadline;
    if (this.#asking.status !== 'ready') throw new Unavailable('Redis does not answer');
    const answer = Promise.withResolvers<void>();
    this.#waiting.set(commandId, { done: answer.resolve, failed: answer.reject });
    const silence = setTimeout(
      () => answer.reject(new Unavailable('Nobody has answered for a deadline dealt through Redis')),
      this.#patience,
    );
    try {
      // An answer is heard from now on: one dealt by another replica before is heard of, or done once more without effect.
      this.#queue
        .add(deadline.kind, deadline, { jobId: commandId })
        .catch((error: unknown) => answer.reject(new Unavailable(`Redis refuses: ${String(error)}`)));
      await answer.promise;
    } finally {
      clearTimeout(silence);
      this.#waiting.delete(commandId);
    }
  }

  /** Lets the handler under way end. */
  async close(): Promise<void> {
    await Promise.allSettled([inTime(this.#worker.close()), inTime(this.#events.close())]);
    await inTime(this.#queue.close()).catch(() => undefined);
    for (const connection of this.#connections) connection.disconnect();
  }

  /** A Redis that forgets under pressure would lose a job; it is dealt again, but late: somebody should know. */
  async #look(): Promise<void> {
    const [, policy] = await this.#asking.config('GET', 'maxmemory-policy').then(
      (answer) => answer as string[],
      () => [], // one that does not let itself be asked
    );
    this.#mayForget =
      policy === undefined || policy === 'noeviction'
        ? undefined
        : `maxmemory-policy is ${policy}; it must be noeviction`;
  }
}

/** A client of a Redis that is away may never say that it is closed. */
async function inTime(closing: Promise<unknown>): Promise<void> {
  const late = Promise.withResolvers<void>();
  const timer = setTimeout(late.resolve, 5_000);
  await Promise.race([closing, late.promise]);
  clearTimeout(timer);
}
