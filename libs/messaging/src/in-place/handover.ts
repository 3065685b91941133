import type { RecordedEvent } from '@jalon/event-store';
import type { Clock } from '@jalon/kernel';
import { writerOf } from '@jalon/observability';
import { inConsumerSpan } from '../consumer-span.ts';
import type { Message } from '../message.ts';
import type { Consumer } from '../message-bus.ts';
import { type Topic, messageOf } from '../topic.ts';
import type { ParkedRow } from './consumer-file.ts';
import { deliver, describe } from '../delivery.ts';

/** Turns an event into what the topic says of it and hands that to the consumer. */
export class Handover {
  readonly #consumer: Consumer;
  readonly #topic: Topic;
  readonly #clock: Clock;
  readonly #stopping: AbortSignal;

  constructor(consumer: Consumer, topic: Topic, clock: Clock, stopping: AbortSignal) {
    this.#consumer = consumer;
    this.#topic = topic;
    this.#clock = clock;
    this.#stopping = stopping;
  }

  /** @returns what is to be parked, or undefined when all is well. */
  async deliver(event: RecordedEvent): Promise<ParkedRow | 'interrupted' | undefined> {
    const { group, handler, retry = {} } = this.#consumer;
    let message: Message | undefined;
    try {
      message = messageOf(this.#topic, event);
    } catch (error) {
      return { ...this.#rowOf(event), cause: describe(error), attempts: 1 }; // the mapping itself is at fault
    }
    if (!message) return undefined;
    const said = message;
    // Nothing is told on the way: what is heard was set off by the very span that wrote it.
    const handle = () => inConsumerSpan(group, said, writerOf(event.metadata.commandId), () => handler(said));
    const delivery = await deliver(handle, retry, this.#stopping);
    if (delivery.kind === 'handled') return undefined;
    if (delivery.kind === 'interrupted') return 'interrupted';
    return { ...this.#rowOf(event), messageId: said.id, cause: delivery.cause, attempts: delivery.attempts };
  }

  /** A message behind a parked one of its key waits with it; what the topic says nothing of does not. */
  hold(event: RecordedEvent): ParkedRow | undefined {
    try {
      const message = messageOf(this.#topic, event);
      return message && { ...this.#rowOf(event), messageId: message.id };
    } catch {
      return this.#rowOf(event); // told when it is replayed
    }
  }

  #rowOf({ position, stream, id }: RecordedEvent): ParkedRow {
    const parkedAt = this.#clock.now();
    return { position, key: stream, messageId: id, parkedAt, cause: undefined, attempts: 0 };
  }
}
