import { setTimeout as pause } from 'node:timers/promises';
import { type EventStore, NotReachedInTime, logStart, type Position, Unavailable } from '@jalon/event-store';
import { type Clock, systemClock } from '@jalon/kernel';
import { describe } from '../delivery.ts';
import { UnknownGroup } from '../errors.ts';
import type { Consumer, ConsumerHealth, MessageBus, ParkedMessage } from '../message-bus.ts';
import type { Topic } from '../topic.ts';
import { Cluster } from './cluster.ts';
import { KafkaConsumer } from './kafka-consumer.ts';
import { readKafkaUrl } from './kafka-url.ts';
import { LastWords } from './last-words.ts';
import { Relay } from './relay.ts';
import { SteadyProducer } from './steady-producer.ts';

export interface KafkaBusOptions {
  /** The log whose topics this process tells. */
  readonly store: EventStore;
  /** `kafka://broker:9092,broker:9092?prefix=jalon.` */
  readonly url: string;
  /** The service's name, for the brokers' logs. */
  readonly service: string;
  readonly clock?: Clock;
  /** A group that is behind and does nothing for so long gets a new client. Default 60 s. */
  readonly stallMs?: number;
}

/**
 * The bus of services in processes of their own: relays tell Kafka what the topics say of the log, groups hear it.
 * Kafka may be away at the start or later: nothing is lost, health says why it waits.
 *
 * `waitFor` resolves when what the log held up to the position is told, and every group of this process has handled
 * or parked what its partitions held once it was. @throws InvalidArgument when the URL cannot be read
 */
export function kafkaBus(options: KafkaBusOptions): MessageBus {
  return new KafkaBus(options);
}

class KafkaBus implements MessageBus {
  readonly #store: EventStore;
  readonly #cluster: Cluster;
  readonly #producer: SteadyProducer;
  readonly #words: LastWords;
  readonly #clock: Clock;
  readonly #stallMs: number;
  readonly #relays = new Map<string, Relay>();
  readonly #consumers = new Map<string, KafkaConsumer>();
  readonly #stopping = new AbortController();
  #started: Promise<void> | undefined;
  /** Where the log ended when the bus started. */
  #logEnd = logStart;
  #ready = false;
  #failure: string | undefined;
  /** Resolved, and made anew, each time somebody comes further. */
  #progress = Promise.withResolvers<void>();

  constructor({ store, url, service, clock = systemClock, stallMs = 60_000 }: KafkaBusOptions) {
    this.#store = store;
    this.#clock = clock;
    this.#stallMs = stallMs;
    this.#cluster = new Cluster(readKafkaUrl(url), service);
    this.#producer = new SteadyProducer(this.#cluster.kafka);
    this.#words = new LastWords(this.#cluster, this.#producer);
  }

  publish(topic: Topic): void {
    if (this.#started) throw new Error('A topic is declared before the bus starts');
    if (this.#relays.has(topic.name)) throw new Error(`Topic ${topic.name} is published twice`);
    this.#relays.set(
      topic.name,
      new Relay(topic, {
        store: this.#store,
        cluster: this.#cluster,
        producer: this.#producer,
        words: this.#words,
        onProgress: () => this.#moved(),
      }),
    );
  }

  consume(consumer: Consumer): void {
    if (this.#started) throw new Error('A consumer is declared before the bus starts');
    if (this.#consumers.has(consumer.group)) throw new Error(`Group ${consumer.group} is declared twice`);
    this.#consumers.set(
      consumer.group,
      new KafkaConsumer(consumer, {
        cluster: this.#cluster,
        words: this.#words,
        clock: this.#clock,
        logEnd: () => this.#logEnd,
        onProgress: () => this.#moved(),
        stallMs: this.#stallMs,
      }),
    );
  }

  /** Resolves at once when Kafka is away: it is waited for, and health says so. */
  async start(): Promise<void> {
    this.#logEnd = await this.#store.lastPosition();
    const first = Promise.withResolvers<void>();
    this.#started = this.#open(first.resolve);
    await first.promise;
  }

  async waitFor(position: Position, timeoutMs = 10_000): Promise<void> {
    const end = Date.now() + timeoutMs;
    const until = async (reached: () => boolean) => {
      while (!reached()) {
        if (this.#stopping.signal.aborted) throw new Unavailable('The message bus is stopped');
        const left = end - Date.now();
        if (left <= 0) throw new NotReachedInTime(position, this.#told());
        const late = new AbortController();
        await Promise.race([this.#progress.promise, pause(left, undefined, late).catch(() => undefined)]);
        late.abort();
      }
    };
    await until(() => this.#ready && this.#told() >= position);
    for (const consumer of this.#consumers.values()) {
      const ends = await this.#cluster.endsOf(consumer.topic).catch((error: unknown) => {
        throw new Unavailable(`Kafka does not say how far ${consumer.topic} goes: ${describe(error)}`);
      });
      await until(() => consumer.hasReached(ends));
    }
  }

  async parked(group: string): Promise<readonly ParkedMessage[]> {
    return this.#consumer(group).parking.messages();
  }

  async replay(group: string, key: string): Promise<{ readonly passed: number; readonly left: number }> {
    return this.#consumer(group).handover.replay(key);
  }

  async abandon(group: string, messageId: string, reason: string): Promise<void> {
    await this.#consumer(group).handover.abandon(messageId, reason);
  }

  health(): readonly ConsumerHealth[] {
    const away = this.#failure ?? [...this.#relays.values()].find(({ failure }) => failure)?.failure;
    return Array.from(this.#consumers.values(), (consumer) => {
      const health = consumer.health();
      return away === undefined ? health : { ...health, failure: health.failure ?? away };
    });
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#moved();
    await this.#started;
    await Promise.all(Array.from(this.#consumers.values(), (consumer) => consumer.stop()));
    await Promise.all(Array.from(this.#relays.values(), (relay) => relay.stop()));
    await this.#words.stop();
    await this.#producer.close();
    await this.#cluster.close();
  }

  async #open(triedOnce: () => void): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      try {
        await this.#producer.connect();
        await this.#words.start();
        for (const relay of this.#relays.values()) relay.start();
        for (const consumer of this.#consumers.values()) consumer.start();
        this.#ready = true;
        this.#failure = undefined;
        this.#moved();
        triedOnce();
        return;
      } catch (error) {
        this.#failure = describe(error);
        triedOnce();
        await pause(1_000, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
      }
    }
  }

  #consumer(group: string): KafkaConsumer {
    const consumer = this.#consumers.get(group);
    if (!consumer) throw new UnknownGroup(group);
    return consumer;
  }

  /** How far the slowest relay came. */
  #told(): Position {
    const positions = Array.from(this.#relays.values(), ({ position }) => position);
    return Math.min(...positions, Infinity) as Position;
  }

  #moved(): void {
    const { resolve } = this.#progress;
    this.#progress = Promise.withResolvers();
    resolve();
  }
}
