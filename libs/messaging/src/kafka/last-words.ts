import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Consumer as KafkaClient } from 'kafkajs';
import type { Cluster } from './cluster.ts';
import type { SteadyProducer } from './steady-producer.ts';

interface Word {
  readonly offset: bigint;
  readonly value: string | undefined;
}

/** Said to know, when it comes back, that all that was said before has been heard. */
const mark = 'mark';
const patienceMs = 20_000;

/**
 * What the bus must remember (how far a relay came, what is parked), as the last word on each key of a compacted
 * topic: every process of the bus reads it whole at its start and follows it. Nothing of it lies in a process.
 */
export class LastWords {
  readonly #cluster: Cluster;
  readonly #topic: string;
  readonly #producer: SteadyProducer;
  readonly #words = new Map<string, Word>();
  #reader: { readonly client: KafkaClient; readonly groupId: string } | undefined;
  /** The offset of the last word that came back from Kafka. */
  #heard = -1n;
  #news = Promise.withResolvers<void>();
  #changes = 0;

  constructor(cluster: Cluster, producer: SteadyProducer) {
    this.#cluster = cluster;
    this.#producer = producer;
    this.#topic = `${cluster.address.prefix}last-words`;
  }

  /** Grows with each word: what was worked out from the words stands while it does not. */
  get changes(): number {
    return this.#changes;
  }

  /** Reads all that was said, then follows. May be called again after it failed. */
  async start(): Promise<void> {
    await this.#cluster.ensure(this.#topic, 'last-word');
    await this.stop();
    const groupId = `${this.#topic}.${randomUUID()}`; // nobody shares the reading: each process needs all of it
    const client = this.#cluster.kafka.consumer({
      groupId,
      maxWaitTimeInMs: 250,
      retry: { restartOnFailure: () => Promise.resolve(true) },
    });
    this.#reader = { client, groupId };
    await client.connect();
    await client.subscribe({ topic: this.#topic, fromBeginning: true });
    await client.run({
      autoCommit: false,
      eachBatch: ({ batch, resolveOffset }) => {
        for (const { key, value, offset } of batch.messages) {
          this.#learn(String(key), BigInt(offset), value === null ? undefined : value.toString());
          if (BigInt(offset) > this.#heard) this.#heard = BigInt(offset);
          resolveOffset(offset);
        }
        this.#news.resolve();
        this.#news = Promise.withResolvers();
        return Promise.resolve();
      },
    });
    await this.#hearEverything();
  }

  /** Resolves when all that any process said before the call is known here. A deaf reader is made again. */
  async catchUp(): Promise<void> {
    await this.#hearEverything().catch(() => this.start());
  }

  get(key: string): string | undefined {
    return this.#words.get(key)?.value;
  }

  /** What is said under keys that begin so. */
  under(prefix: string): readonly (readonly [string, string])[] {
    const found: [string, string][] = [];
    for (const [key, { value }] of this.#words)
      if (value !== undefined && key.startsWith(prefix)) found.push([key, value]);
    return found;
  }

  /** Says something of keys for good; undefined unsays it. It is known here, and safe, when it resolves. */
  async say(words: readonly (readonly [key: string, value: string | undefined])[]): Promise<void> {
    // A parked message is kept whole: a few at a time, so that no request outgrows what a broker takes.
    for (let start = 0; start < words.length; start += atOnce) {
      const some = words.slice(start, start + atOnce);
      const messages = some.map(([key, value]) => ({ key, value: value ?? null }));
      const first = await this.#producer.send(this.#topic, messages);
      for (const [nth, [key, value]] of some.entries()) this.#learn(key, first + BigInt(nth), value);
    }
  }

  async stop(): Promise<void> {
    const reader = this.#reader;
    this.#reader = undefined;
    if (!reader) return;
    await reader.client.disconnect().catch(() => undefined);
    await this.#cluster.forgetGroup(reader.groupId);
  }

  /** The topic's end may be gone (compaction drops what was unsaid), what is said now is not. @throws Error when late */
  async #hearEverything(): Promise<void> {
    const offset = await this.#producer.send(this.#topic, [{ key: mark, value: '' }]);
    const end = Date.now() + patienceMs;
    while (this.#heard < offset) {
      if (Date.now() > end) throw new Error(`${this.#topic} is not heard`);
      await Promise.race([this.#news.promise, pause(1_000)]);
    }
  }

  #learn(key: string, offset: bigint, value: string | undefined): void {
    const known = this.#words.get(key);
    if (known && known.offset >= offset) return;
    this.#words.set(key, { offset, value });
    if (key !== mark) this.#changes++;
  }
}

const atOnce = 50;
