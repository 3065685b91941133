import { type EventStore, NotReachedInTime, type Position, Unavailable } from '@jalon/event-store';
import { type Clock, systemClock } from '@jalon/kernel';
import { UnknownGroup } from '../errors.ts';
import type { Consumer, ConsumerHealth, MessageBus, ParkedMessage } from '../message-bus.ts';
import { ConsumerFile } from './consumer-file.ts';
import { InPlaceConsumer } from './in-place-consumer.ts';
import type { Topic } from '../topic.ts';

export interface InPlaceBusOptions {
  readonly store: EventStore;
  /** The SQLite file that remembers how far each group came: `data/jalon-consumers.db`. `:memory:` forgets. */
  readonly file: string;
  /** Default: the machine's. */
  readonly clock?: Clock;
}

/**
 * The bus of one process: each group reads its topic straight off the log, from its own checkpoint. One process only:
 * the log's own lock sees to it. A group whose topic nobody publishes in this process idles: the other service may
 * join the process another day, and is then heard from its first event.
 */
export function inPlaceBus(options: InPlaceBusOptions): MessageBus {
  return new InPlaceBus(options);
}

interface Waiter {
  readonly position: Position;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

class InPlaceBus implements MessageBus {
  readonly #store: EventStore;
  readonly #clock: Clock;
  readonly #file: ConsumerFile;
  readonly #topics = new Map<string, Topic>();
  readonly #consumers = new Map<string, InPlaceConsumer>();
  readonly #waiters = new Set<Waiter>();
  #started = false;

  constructor({ store, file, clock = systemClock }: InPlaceBusOptions) {
    this.#store = store;
    this.#clock = clock;
    this.#file = new ConsumerFile(file);
  }

  publish(topic: Topic): void {
    if (this.#started) throw new Error('A topic is declared before the bus starts');
    if (this.#topics.has(topic.name)) throw new Error(`Topic ${topic.name} is published twice`);
    this.#topics.set(topic.name, topic);
  }

  consume(consumer: Consumer): void {
    if (this.#started) throw new Error('A consumer is declared before the bus starts');
    if (this.#consumers.has(consumer.group)) throw new Error(`Group ${consumer.group} is declared twice`);
    const around = {
      store: this.#store,
      file: this.#file,
      clock: this.#clock,
      onProgress: () => this.#release(),
    };
    this.#consumers.set(consumer.group, new InPlaceConsumer(consumer, around));
  }

  async start(): Promise<void> {
    this.#started = true;
    for (const consumer of this.#consumers.values()) {
      const topic = this.#topics.get(consumer.topic);
      if (topic) await consumer.start(topic);
    }
  }

  waitFor(position: Position, timeoutMs = 10_000): Promise<void> {
    if (this.#reached() >= position) return Promise.resolve();
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const waiter = { position, resolve, reject };
    this.#waiters.add(waiter);
    const timer = setTimeout(() => reject(new NotReachedInTime(position, this.#reached())), timeoutMs);
    return promise.finally(() => {
      clearTimeout(timer);
      this.#waiters.delete(waiter);
    });
  }

  async parked(group: string): Promise<readonly ParkedMessage[]> {
    return this.#consumer(group).parked();
  }

  async replay(group: string, key: string): Promise<{ readonly passed: number; readonly left: number }> {
    return this.#consumer(group).replay(key);
  }

  async abandon(group: string, messageId: string, reason: string): Promise<void> {
    await this.#consumer(group).abandon(messageId, reason);
  }

  health(): readonly ConsumerHealth[] {
    return Array.from(this.#consumers.values(), (consumer) => consumer.health());
  }

  async stop(): Promise<void> {
    for (const waiter of this.#waiters) waiter.reject(new Unavailable('The message bus is stopped'));
    await Promise.all(Array.from(this.#consumers.values(), (consumer) => consumer.stop()));
    this.#file.close();
  }

  #consumer(group: string): InPlaceConsumer {
    const consumer = this.#consumers.get(group);
    if (!consumer) throw new UnknownGroup(group);
    return consumer;
  }

  /** How far the slowest group that is not idle came. */
  #reached(): Position {
    const positions = [...this.#consumers.values()]
      .filter(({ topic }) => this.#topics.has(topic))
      .map(({ position }) => position);
    return positions.reduce((least, one) => (one < least ? one : least), Infinity as Position);
  }

  #release(): void {
    if (this.#waiters.size === 0) return;
    const reached = this.#reached();
    for (const waiter of this.#waiters) if (waiter.position <= reached) waiter.resolve();
  }
}
