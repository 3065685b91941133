import { setTimeout as pause } from 'node:timers/promises';
import { logStart, type Position } from '@jalon/event-store';
import { type Clock, epochMilliseconds, type Instant } from '@jalon/kernel';
import type { Consumer as KafkaClient, EachBatchPayload } from 'kafkajs';
import { deliver, describe } from '../delivery.ts';
import { NotParked } from '../errors.ts';
import type { Consumer, ConsumerHealth, ParkedMessage } from '../message-bus.ts';
import { fromKafka, type Told } from './cloud-event.ts';
import type { Cluster } from './cluster.ts';
import type { LastWords } from './last-words.ts';
import { Parking, type ParkedTold } from './parking.ts';
import { Progress } from './progress.ts';

/** Messages handled between two commits of the offset: what a crash delivers again at most. */
const sliceSize = 64;
const sessionTimeout = 30_000;
/** A broker with nothing new answers after so long: a stop waits for it. */
const longestFetch = 250;

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
  readonly #consumer: Consumer;
  readonly #around: ConsumerSurroundings;
  readonly #parking: Parking;
  readonly #progress = new Progress();
  readonly #stopping = new AbortController();
  /** The last position handled of each key: what a relay tells again after a crash is known by it. */
  readonly #handled = new Map<string, Position>();
  #startsAfter = logStart;
  #position = logStart;
  #oldest: Instant | undefined;
  #lastProgressAt: Instant;
  #failure: string | undefined;
  #recreated = 0;
  #joined = false;
  #abandoned = new AbortController();
  #running: Promise<void> | undefined;
  /** Deliveries, replays and givings-up take turns: a key is never handled from two sides. */
  #turn: Promise<unknown> = Promise.resolve();
  #working = 0;

  constructor(consumer: Consumer, around: ConsumerSurroundings) {
    this.#consumer = consumer;
    this.#around = around;
    this.#parking = new Parking(consumer.group, around.words);
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
    this.#abandoned.abort();
    await this.#running;
    await this.#turn;
  }

  /** Whether it has handled or parked what its partitions held up to these offsets. */
  hasReached(ends: ReadonlyMap<number, bigint>): boolean {
    return this.#joined && this.#progress.reached(ends);
  }

  parked(): readonly ParkedMessage[] {
    return this.#parking.messages();
  }

  replay(key: string): Promise<{ passed: number; left: number }> {
    return this.#inTurn(async () => {
      const rows = this.#parking.rows().filter(({ message }) => message.key === key);
      let passed = 0;
      for (const row of rows) {
        const failed = await this.#deliver(row);
        if (failed === 'interrupted') break;
        if (failed) {
          const since = row.cause === undefined ? failed.parkedAt : row.parkedAt;
          await this.#parking.park([{ ...failed, parkedAt: since }]);
          break;
        }
        await this.#parking.unpark(row);
        passed++;
      }
      return { passed, left: rows.length - passed };
    });
  }

  abandon(messageId: string, reason: string): Promise<void> {
    return this.#inTurn(async () => {
      const row = this.#parking.rows().find(({ message }) => message.id === messageId);
      if (!row) throw new NotParked(this.#consumer.group, messageId);
      await this.#parking.abandon(row, this.#around.clock.now(), reason);
    });
  }

  health(): ConsumerHealth {
    const { group, topic } = this.#consumer;
    const rows = this.#parking.rows();
    const failed = rows.filter(({ cause }) => cause !== undefined);
    const waited = this.#oldest;
    return {
      group,
      topic,
      idle: false,
      position: this.#position,
      behind: waited !== undefined || this.#failure !== undefined || this.#progress.isBehind(),
      lagMs: waited
        ? Math.max(0, epochMilliseconds(this.#around.clock.now()) - epochMilliseconds(waited))
        : 0,
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
    while (!this.#stopping.signal.aborted) {
      if (this.#abandoned.signal.aborted) this.#abandoned = new AbortController();
      const client = cluster.kafka.consumer({
        groupId: this.groupId,
        sessionTimeout,
        rebalanceTimeout: 60_000,
        maxWaitTimeInMs: longestFetch,
        retry: { restartOnFailure: () => Promise.resolve(false) }, // we make a new one instead
      });
      try {
        await cluster.ensure(this.topic, 'history');
        await this.#begin();
        await this.#listen(client);
      } catch (error) {
        this.#failure = describe(error);
      }
      this.#joined = false;
      await disconnected(client);
      if (this.#stopping.signal.aborted) return;
      this.#recreated++;
      await pause(500, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
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
  async #listen(client: KafkaClient): Promise<void> {
    const { cluster } = this.#around;
    const over = Promise.withResolvers<void>();
    const { signal } = this.#abandoned;
    signal.addEventListener('abort', () => over.resolve());
    if (signal.aborted) over.resolve(); // stopped before it began
    client.on(client.events.CRASH, ({ payload }) => over.reject(payload.error));
    client.on(client.events.GROUP_JOIN, ({ payload }) => {
      const mine = payload.memberAssignment[this.topic] ?? [];
      cluster.committedBy(this.groupId, this.topic).then((committed) => {
        this.#progress.assigned(mine, committed);
        this.#joined = true;
        this.#failure = undefined;
        this.#around.onProgress();
      }, over.reject);
    });
    await client.connect();
    await client.subscribe({ topic: this.topic, fromBeginning: true });
    await client.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      eachBatch: (payload) => this.#take(payload, client),
    });
    const watch = setInterval(() => void this.#watch(), Math.max(50, this.#around.stallMs / 4));
    try {
      await over.promise;
    } finally {
      clearInterval(watch);
    }
  }

  /** Behind, nothing done for long, and no handler at work: the client has stalled. */
  async #watch(): Promise<void> {
    try {
      this.#progress.ends(await this.#around.cluster.endsOf(this.topic));
    } catch {
      return; // no broker answers: a new client would hear as little
    }
    const { stallMs } = this.#around;
    if (this.#working === 0 && this.#progress.isBehind() && this.#progress.idleMs() > stallMs) {
      this.#failure = 'the client made no progress, and is made again';
      this.#progress.moved();
      this.#abandoned.abort();
    }
  }

  async #take(payload: EachBatchPayload, client: KafkaClient): Promise<void> {
    const { batch, heartbeat, resolveOffset, isRunning, isStale } = payload;
    const alive = setInterval(() => void heartbeat().catch(() => undefined), sessionTimeout / 6);
    const abandoned = this.#abandoned.signal;
    try {
      for (let start = 0; start < batch.messages.length; start += sliceSize) {
        if (!isRunning() || isStale() || abandoned.aborted) return;
        const slice = batch.messages.slice(start, start + sliceSize);
        const last = slice.at(-1);
        if (!last) return;
        const told = slice.map((message) => fromKafka(this.#consumer.topic, message));
        if (!(await this.#inTurn(() => this.#handle(told)))) return;
        const next = BigInt(last.offset) + 1n;
        resolveOffset(last.offset);
        await client.commitOffsets([{ topic: this.topic, partition: batch.partition, offset: String(next) }]);
        this.#progress.done(batch.partition, next);
        this.#failure = undefined;
        this.#lastProgressAt = this.#around.clock.now();
        this.#around.onProgress();
      }
    } finally {
      clearInterval(alive);
    }
  }

  /** @returns false when the consumer was stopped before all was handled or parked. */
  async #handle(told: readonly Told[]): Promise<boolean> {
    if (this.#stopping.signal.aborted) return false;
    this.#working++;
    this.#oldest = told[0]?.message.recordedAt;
    const { concurrency = 1 } = this.#consumer;
    const parked: ParkedTold[] = [];
    const held = new Set<string>();
    const ofKey = new Map<string, Promise<void>>();
    const running = new Set<Promise<void>>();
    let interrupted = false;
    try {
      for (const one of told) {
        if (running.size >= concurrency) await Promise.race(running);
        const { key } = one.message;
        const before = ofKey.get(key) ?? Promise.resolve();
        const task = before.then(async () => {
          if (one.position <= this.#startsAfter || one.position <= (this.#handled.get(key) ?? -1)) return;
          const waits = held.has(key) || this.#parking.holds(key);
          const failed = waits ? this.#rowOf(one) : await this.#deliver(one);
          if (failed === 'interrupted') {
            interrupted = true;
            return;
          }
          if (failed) {
            parked.push(failed);
            held.add(key);
          }
          this.#note(key, one.position);
        });
        const done = task.finally(() => running.delete(done));
        ofKey.set(key, done);
        running.add(done);
      }
      await Promise.all(running);
      if (interrupted) return false;
      await this.#parking.park(parked);
      this.#oldest = undefined;
      const last = told.at(-1)?.position;
      if (last !== undefined && last > this.#position) this.#position = last;
      return true;
    } finally {
      this.#working--;
    }
  }

  async #deliver(told: Told): Promise<ParkedTold | 'interrupted' | undefined> {
    if (told.unspeakable !== undefined) return { ...this.#rowOf(told), cause: told.unspeakable, attempts: 1 };
    const { handler, retry = {} } = this.#consumer;
    const delivery = await deliver(() => handler(told.message), retry, this.#stopping.signal);
    if (delivery.kind === 'handled') return undefined;
    if (delivery.kind === 'interrupted') return 'interrupted';
    return { ...this.#rowOf(told), cause: delivery.cause, attempts: delivery.attempts };
  }

  #rowOf({ message, position, unspeakable }: Told): ParkedTold {
    const row = { message, position, parkedAt: this.#around.clock.now(), cause: undefined, attempts: 0 };
    return unspeakable === undefined ? row : { ...row, unspeakable };
  }

  #note(key: string, position: Position): void {
    this.#handled.delete(key);
    this.#handled.set(key, position);
    if (this.#handled.size <= rememberedKeys) return;
    const oldest = this.#handled.keys().next().value;
    if (oldest !== undefined) this.#handled.delete(oldest);
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => undefined);
    return result;
  }
}

/** A message told twice lies a crash apart at most: its key is among the last. */
const rememberedKeys = 20_000;

/** A client that hangs while it disconnects is left to itself. */
async function disconnected(client: KafkaClient): Promise<void> {
  await Promise.race([client.disconnect().catch(() => undefined), pause(10_000, undefined, { ref: false })]);
}
