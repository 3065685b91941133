import { setTimeout as pause } from 'node:timers/promises';
import {
  derivedId,
  type EventStore,
  logStart,
  type Position,
  type RecordedEvent,
  type Subscription,
} from '@jalon/event-store';
import type { Span } from '@jalon/observability';
import type { Message as KafkaMessage } from 'kafkajs';
import { describe } from '../delivery.ts';
import { messageOf, type Topic, typesOf } from '../topic.ts';
import { type Told, toKafka } from './cloud-event.ts';
import type { Cluster } from './cluster.ts';
import type { LastWords } from './last-words.ts';
import { endingTogether, producerSpan } from './producer-span.ts';
import type { SteadyProducer } from './steady-producer.ts';

/** Messages sent at once: large enough that the way to the broker and back is paid seldom. */
const batchSize = 1_000;
/** Characters sent at once: a broker refuses a batch of more than 8 MB (see cluster.ts). */
const batchLength = 1_000_000;
/** How often its place is remembered while it has much to tell: what a crash tells again at most. */
const rememberEveryMs = 500;

export interface RelaySurroundings {
  readonly store: EventStore;
  readonly cluster: Cluster;
  readonly producer: SteadyProducer;
  readonly words: LastWords;
  /** Told each time that it comes further. */
  readonly onProgress: () => void;
}

/**
 * Tells Kafka what one topic says of the log, in the log's order, from where it stopped. Its place is remembered after
 * what it told is safe: a crash tells some of it again, never leaves some out.
 */
export class Relay {
  readonly #topic: Topic;
  readonly #around: RelaySurroundings;
  readonly #stopping = new AbortController();
  #position = logStart;
  #remembered = logStart;
  #rememberedAt = 0;
  #failure: string | undefined;
  #subscription: Subscription | undefined;
  #running: Promise<void> | undefined;

  constructor(topic: Topic, around: RelaySurroundings) {
    this.#topic = topic;
    this.#around = around;
  }

  /** Everything up to here has been told. */
  get position(): Position {
    return this.#position;
  }

  /** Why it cannot tell just now. */
  get failure(): string | undefined {
    return this.#failure;
  }

  start(): void {
    this.#running = this.#run();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#subscription?.close();
    await this.#running;
    if (this.#failure === undefined) await this.#remember().catch(() => undefined); // else told again at the next start
  }

  get #kafkaTopic(): string {
    return `${this.#around.cluster.address.prefix}${this.#topic.name}`;
  }

  get #wordKey(): string {
    return `relay/${this.#topic.name}`;
  }

  async #run(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      try {
        await this.#around.cluster.ensure(this.#kafkaTopic, 'history');
        if (this.#stopping.signal.aborted) return;
        const known = Number(this.#around.words.get(this.#wordKey) ?? logStart) as Position;
        if (known > this.#position) this.#position = this.#remembered = known;
        this.#subscription = this.#around.store.subscribe(this.#position, { types: typesOf(this.#topic) });
        for await (const message of this.#subscription) {
          if (message.kind === 'events') await this.#tell(message.events);
          this.#position = message.position;
          this.#failure = undefined;
          this.#around.onProgress();
          const late = Date.now() - this.#rememberedAt > rememberEveryMs;
          if (late || message.kind === 'caughtUp') await this.#remember();
        }
      } catch (error) {
        this.#failure = describe(error);
        await this.#subscription?.close();
      }
      // A subscription that ended by itself, or a broker that went away, is taken up again where it stopped.
      if (!this.#stopping.signal.aborted)
        await pause(500, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
    }
  }

  async #tell(events: readonly RecordedEvent[]): Promise<void> {
    let batch: KafkaMessage[] = [];
    let spans: Span[] = [];
    let length = 0;
    const send = async () => {
      const sending = batch;
      if (sending.length > 0)
        await endingTogether(spans, () => this.#around.producer.send(this.#kafkaTopic, sending));
      batch = [];
      spans = [];
      length = 0;
    };
    for (const event of events) {
      const told = this.#toldOf(event);
      if (!told) continue;
      const span = producerSpan(told.message, event.metadata.commandId);
      if (span) spans.push(span);
      const message = toKafka(span ? { ...told, traceparent: span.traceparent } : told);
      length += message.value?.length ?? 0;
      batch.push(message);
      if (batch.length >= batchSize || length >= batchLength) await send();
    }
    await send();
  }

  async #remember(): Promise<void> {
    if (this.#position <= this.#remembered) return;
    const position = this.#position;
    await this.#around.words.say([[this.#wordKey, String(position)]]);
    this.#remembered = position;
    this.#rememberedAt = Date.now();
  }

  /** An event that the topic finds no words for is told as such: each group parks it with the cause, none misses it. */
  #toldOf(event: RecordedEvent): Told | undefined {
    const { position } = event;
    try {
      const message = messageOf(this.#topic, event);
      return message && { message, position };
    } catch (error) {
      const { actor, occurredAt, correlationId } = event.metadata;
      const message = {
        id: derivedId(event.id, `${this.#topic.name}/${event.stream}`),
        topic: this.#topic.name,
        type: event.type,
        version: event.version,
        data: undefined,
        key: event.stream,
        actor,
        occurredAt,
        recordedAt: event.recordedAt,
        correlationId,
        causationId: event.id,
      };
      return { message, position, unspeakable: describe(error) };
    }
  }
}
