import type { Kafka, Message, Producer } from 'kafkajs';

/**
 * The producer of one process: idempotent, one request at a time, so that nothing is doubled or overtaken when a
 * request is sent again. Once it gives up on a request it no longer knows what the broker numbered, so it is thrown
 * away and the next request gets a new one: what is told again then is known by its position.
 */
export class SteadyProducer {
  readonly #kafka: Kafka;
  #current: Producer | undefined;
  #connecting: Promise<Producer> | undefined;

  constructor(kafka: Kafka) {
    this.#kafka = kafka;
  }

  /** @throws what kafkajs throws while no broker answers */
  async connect(): Promise<void> {
    await this.#producer();
  }

  /**
   * Resolves when every in-sync copy holds the messages.
   * @returns the offset of the first of them in the first partition that took some
   * @throws what kafkajs throws once it gives up, after some ten seconds
   */
  async send(topic: string, messages: Message[]): Promise<bigint> {
    const producer = await this.#producer();
    try {
      const [told] = await producer.send({ topic, acks: -1, messages });
      return BigInt(told?.baseOffset ?? 0);
    } catch (error) {
      if (this.#current === producer) this.#current = this.#connecting = undefined;
      void producer.disconnect().catch(() => undefined);
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.#current?.disconnect().catch(() => undefined);
  }

  async #producer(): Promise<Producer> {
    if (this.#current) return this.#current;
    this.#connecting ??= this.#open();
    try {
      return await this.#connecting;
    } finally {
      this.#connecting = undefined;
    }
  }

  async #open(): Promise<Producer> {
    const producer = this.#kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      retry: { initialRetryTime: 100, maxRetryTime: 2_000, retries: 8 },
    });
    await producer.connect();
    this.#current = producer;
    return producer;
  }
}
