import { randomUUID } from 'node:crypto';
import type { Consumer as KafkaConsumer, Producer } from 'kafkajs';
import type { Cluster } from './cluster.ts';

interface Word {
  readonly offset: bigint;
  readonly value: string | undefined;
}

/**
 * What the bus must remember (how far a relay came, what is parked), as the last word on each key of a compacted
 * topic: every process of the bus reads it whole at its start and follows it. Nothing of it lies in a process.
 */
export class LastWords {
  readonly #cluster: Cluster;
  readonly #topic: string;
  readonly #producer: Producer;
  readonly #groupId: string;
  readonly #words = new Map<string, Word>();
  #consumer: KafkaConsumer | undefined;
  #changes = 0;

  constructor(cluster: Cluster, producer: Producer) {
    this.#cluster = cluster;
    this.#producer = producer;
    this.#topic = `${cluster.address.prefix}last-words`;
    this.#groupId = `${this.#topic}.${randomUUID()}`; // nobody shares the reading: each process needs all of it
  }

  /** Grows with each word: what was worked out from the words stands while it does not. */
  get changes(): number {
    return this.#changes;
  }

  /** Reads all that was said, then follows. */
  async start(): Promise<void> {
    await this.#cluster.ensure(this.#topic, 'last-word');
    const end = (await this.#cluster.endsOf(this.#topic)).get(0) ?? 0n;
    const read = Promise.withResolvers<void>();
    const consumer = this.#cluster.kafka.consumer({
      groupId: this.#groupId,
      maxWaitTimeInMs: 250,
      retry: { restartOnFailure: () => Promise.resolve(true) },
    });
    this.#consumer = consumer;
    await consumer.connect();
    await consumer.subscribe({ topic: this.#topic, fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      eachBatch: ({ batch, resolveOffset }) => {
        for (const { key, value, offset } of batch.messages) {
          this.#learn(String(key), BigInt(offset), value === null ? undefined : value.toString());
          resolveOffset(offset);
        }
        if (BigInt(batch.lastOffset()) + 1n >= end) read.resolve();
        return Promise.resolve();
      },
    });
    if (end === 0n) read.resolve();
    await read.promise;
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
    if (words.length === 0) return;
    const messages = words.map(([key, value]) => ({ key, value: value ?? null }));
    const [told] = await this.#producer.send({ topic: this.#topic, acks: -1, messages });
    const first = BigInt(told?.baseOffset ?? 0);
    for (const [nth, [key, value]] of words.entries()) this.#learn(key, first + BigInt(nth), value);
  }

  async stop(): Promise<void> {
    await this.#consumer?.disconnect();
    await this.#cluster.forgetGroup(this.#groupId);
  }

  #learn(key: string, offset: bigint, value: string | undefined): void {
    const known = this.#words.get(key);
    if (known && known.offset >= offset) return;
    this.#words.set(key, { offset, value });
    this.#changes++;
  }
}
