import { setTimeout as pause } from 'node:timers/promises';
import { logStart, type Position } from '@jalon/event-store';
import { type Clock, epochMilliseconds, type Instant } from '@jalon/kernel';
import type { Consumer as KafkaClient, EachBatchPayload } from 'kafkajs';
import { describe } from '../delivery.ts';
import type { Consumer, ConsumerHealth } from '../message-bus.ts';
import { fromKafka } from './cloud-event.ts';
import type { Cluster } from './cluster.ts';
import { Handover } from './handover.ts';
import type { LastWords } from './last-words.ts';
import { Parking } from './parking.ts';
import { Progress } from './progress.ts';

/** Messages handled between two commits of the offset: what a crash delivers again at most. */
const runSize = 256;
/** A broker with nothing new answers after so long: a stop waits for it. */
const longestFetch = 250;
/** A member that does not get its partitions for so long after `stallMs` never will. */
const longestJoin = 90_000;

export interface ConsumerSurroundings {
  readonly cluster: Cluster;
  readonly words: LastWords;
  readonly clock: Clock;
  /** Where the log ended when the bus started: a group that begins at the end hears what comes after. */
  readonly logEnd: () => Position;
  readonly onProgress: () => void;
  /** Behind, and nothing done for so long: the client is thrown away and made again. */
  readonly stallMs: number;
}

/**
 * One group hearing one topic through a client of kafkajs. The client is not trusted: it is known to stall without a
 * word (kafkajs #659, #1720), so it is judged by its progress, and replaced when it makes none.
 */
export class KafkaConsumer {
  /** What the group does with messages: delivers them, replays and gives up those that it parked. */
  readonly handover: Handover;
  readonly parking: Parking;
  readonly #consumer: Consumer;
  readonly #around: ConsumerSurroundings;
  readonly #progress = new Progress();
  readonly #stopping = new AbortController();
  #startsAfter = logStart;
  #lastHeard: Instant | undefined;
  #lastProgressAt: Instant;
  #failure: string | undefined;
  #recreated = 0;
  #joined = false;
  /** Resolves when it knows where the group stands and what it parked: nothing is handled before. */
  #settled: Promise<void> = Promise.resolve();
  #running: Promise<void> | undefined;

  constructor(consumer: Consumer, around: ConsumerSurroundings) {
    this.#consumer = consumer;
    this.#around = around;
    this.parking = new Parking(consumer.group, around.words);
    this.handover = new Handover(consumer, this.parking, around.clock, this.#stopping.signal);
    this.#lastProgressAt = around.clock.now();
  }

  get topic(): string {
    return `${this.#around.cluster.address.prefix}${this.#consumer.topic}`;
  }

  get groupId(): string {
    return `${this.#around.cluster.address.prefix}${this.#consumer.group}`;
  }

  start(): void {
    this.#running = this.#run();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
    await this.handover.quiet();
  }

  /** Whether it has handled or parked what its partitions held up to these offsets. */
  hasReached(ends: ReadonlyMap<number, bigint>): boolean {
    return this.#joined && this.#progress.reached(ends);
  }

  health(): ConsumerHealth {
    const { group, topic } = this.#consumer;
    const rows = this.parking.rows();
    const failed = rows.filter(({ cause }) => cause !== undefined);
    // One that does not know where it stands is taken to be behind: the alarm must not sleep because it cannot join.
    const behind = !this.#joined || this.handover.oldest !== undefined || this.#progress.isBehind();
    const since = this.handover.oldest ?? this.#lastHeard;
    const now = epochMilliseconds(this.#around.clock.now());
    return {
      group,
      topic,
      idle: this.#joined && this.#progress.isEmpty(),
      position: this.#progress.position(),
      behind,
      lagMs: behind && since ? Math.max(0, now - epochMilliseconds(since)) : 0,
      lastProgressAt: this.#lastProgressAt,
      parked: failed.length,
      held: rows.length - failed.length,
      oldestParkedAt: failed[0]?.parkedAt,
      failure: this.#failure,
    };
  }

  /** How often its client was thrown away and made again. */
  get recreated(): number {
    return this.#recreated;
  }

  async #run(): Promise<void> {
    const { cluster } = this.#around;
    const stopping = this.#stopping.signal;
    while (!stopping.aborted) {
      const lost = new AbortController();
      const client = cluster.kafka.consumer({
        groupId: this.groupId,
        sessionTimeout: cluster.address.session,
        heartbeatInterval: cluster.address.session / 10,
        rebalanceTimeout: 60_000,
        maxWaitTimeInMs: longestFetch,
        retry: { restartOnFailure: () => Promise.resolve(false) }, // we make a new one instead
      });
      try {
        await cluster.ensure(this.topic, 'history');
        await this.#begin();
        await this.#listen(client, lost);
      } catch (error) {
        this.#failure = describe(error);
      }
      lost.abort(); // should it come to life again, it handles nothing
      this.#joined = false;
      await inTime(client.disconnect());
      if (stopping.aborted) return;
      this.#recreated++;
      await pause(500, undefined, { signal: stopping }).catch(() => undefined);
    }
  }

  /** A group that never ran and begins at the end passes over what the log held then. */
  async #begin(): Promise<void> {
    const { words, logEnd } = this.#around;
    if (this.#consumer.from !== 'end') return;
    const key = `begins-after/${this.#consumer.group}`;
    if (words.get(key) === undefined) await words.say([[key, String(logEnd())]]);
    this.#startsAfter = Number(words.get(key)) as Position;
  }

  /** Resolves when the client is to be replaced, or the bus stops. @throws what made it crash */
  async #listen(client: KafkaClient, lost: AbortController): Promise<void> {
    const over = Promise.withResolvers<void>();
    const signal = AbortSignal.any([this.#stopping.signal, lost.signal]);
    signal.addEventListener('abort', () => over.resolve());
    if (signal.aborted) return;
    client.on(client.events.CRASH, ({ payload }) => over.reject(payload.error));
    client.on(client.events.GROUP_JOIN, ({ payload }) => {
      this.#joined = false;
      this.#progress.joining();
      this.#settled = this.#settle(payload.memberAssignment[this.topic] ?? []);
      this.#settled.catch(over.reject);
    });
    const watch = setInterval(
      () => void this.#watch(lost),
      Math.min(5_000, Math.max(50, this.#around.stallMs / 4)),
    );
    const hear = async () => {
      await client.connect();
      await client.subscribe({ topic: this.topic, fromBeginning: true });
      await client.run({
        autoCommit: false,
        eachBatchAutoResolve: false,
        eachBatch: (payload) => this.#take(payload, client, signal),
      });
    };
    const hearing = hear();
    try {
      await Promise.race([over.promise, hearing]);
      await over.promise;
    } finally {
      clearInterval(watch);
      // A client that is told to disconnect while it joins its group goes on joining, and lives for ever.
      await inTime(hearing);
    }
  }

  /** What another process did with these partitions before is known before anything of them is handled. */
  async #settle(mine: readonly number[]): Promise<void> {
    const { cluster, words } = this.#around;
    await words.catchUp();
    const [committed, ends] = await Promise.all([
      cluster.committedBy(this.groupId, this.topic),
      cluster.endsOf(this.topic),
    ]);
    this.#progress.assigned(mine, committed);
    this.#progress.ends(ends);
    this.#joined = true;
    this.#failure = undefined;
    this.#around.onProgress();
  }

  /** Behind, nothing done for long, and no handler at work: the client has stalled. */
  async #watch(lost: AbortController): Promise<void> {
    try {
      this.#progress.ends(await this.#around.cluster.endsOf(this.topic));
    } catch {
      return; // no broker answers: a new client would hear as little
    }
    const patience = this.#around.stallMs + (this.#joined ? 0 : longestJoin);
    const waits = this.handover.oldest === undefined && (!this.#joined || this.#progress.isBehind());
    if (!waits || this.#progress.idleMs() <= patience) return;
    this.#failure = 'the client made no progress, and is made again';
    this.#progress.moved();
    lost.abort();
  }

  async #take(payload: EachBatchPayload, client: KafkaClient, lost: AbortSignal): Promise<void> {
    const { batch, heartbeat, resolveOffset, isRunning, isStale } = payload;
    await this.#settled;
    this.#progress.ends(new Map([[batch.partition, BigInt(batch.highWatermark)]]));
    const leaving = new AbortController();
    // A heartbeat that is refused tells that the partitions are dealt out anew: what is under way ends, and no more.
    const alive = setInterval(
      () => void heartbeat().catch(() => leaving.abort()),
      this.#around.cluster.address.session / 10,
    );
    const signal = AbortSignal.any([lost, leaving.signal]);
    try {
      for (let start = 0; start < batch.messages.length;) {
        if (!isRunning() || isStale() || signal.aborted) return;
        const run = batch.messages.slice(start, start + runSize);
        const told = run.map((message) => fromKafka(this.#consumer.topic, message));
        const done = await this.handover.handle(told, this.#startsAfter, signal);
        const [offset, last] = [run[done - 1]?.offset, told[done - 1]];
        if (offset === undefined || last === undefined) return;
        const next = BigInt(offset) + 1n;
        resolveOffset(offset);
        await client.commitOffsets([{ topic: this.topic, partition: batch.partition, offset: String(next) }]);
        this.#progress.done(batch.partition, next, last.position);
        this.#failure = undefined;
        this.#lastHeard = last.message.recordedAt;
        this.#lastProgressAt = this.#around.clock.now();
        this.#around.onProgress();
        start += done;
      }
    } finally {
      clearInterval(alive);
    }
  }
}

/** Waits for a client's step to end, well or badly; one that hangs is left to itself. */
async function inTime(step: Promise<unknown>): Promise<void> {
  const late = new AbortController();
  const ended = step.then(
    () => late.abort(),
    () => late.abort(),
  );
  await Promise.race([ended, pause(10_000, undefined, { signal: late.signal }).catch(() => undefined)]);
}
