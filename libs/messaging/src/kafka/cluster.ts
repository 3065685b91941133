import { type Admin, Kafka, logLevel } from 'kafkajs';
import type { KafkaAddress } from './kafka-url.ts';

/** How a topic keeps what it is told: the whole history, or the last word on each key. */
type Keeping = 'history' | 'last-word';

const patience = { initialRetryTime: 100, maxRetryTime: 5_000, retries: 5 };

/** The client of one process, and the topics that it needs. */
export class Cluster {
  readonly kafka: Kafka;
  readonly address: KafkaAddress;
  readonly #admin: Admin;
  readonly #known = new Set<string>();
  #connected: Promise<void> | undefined;

  /** @param clientId the service's name, for the brokers' logs. */
  constructor(address: KafkaAddress, clientId: string) {
    this.address = address;
    this.kafka = new Kafka({
      clientId,
      brokers: [...address.brokers],
      ...address.connection,
      connectionTimeout: 3_000,
      requestTimeout: 30_000,
      retry: patience,
      // What goes wrong is told by whoever met it, in its health; kafkajs would tell it a hundred times.
      logLevel: logLevel.NOTHING,
    });
    this.#admin = this.kafka.admin();
  }

  /** The administrator's client, connected. @throws what kafkajs throws while no broker answers */
  async admin(): Promise<Admin> {
    this.#connected ??= this.#admin.connect();
    try {
      await this.#connected;
    } catch (error) {
      this.#connected = undefined;
      throw error;
    }
    return this.#admin;
  }

  /** Creates a topic that does not exist, as docs/decisions/0020 says. */
  async ensure(topic: string, keeping: Keeping): Promise<void> {
    if (this.#known.has(topic)) return;
    const admin = await this.admin();
    const configEntries = [
      { name: 'max.message.bytes', value: String(8 * 1024 * 1024) },
      ...(keeping === 'history'
        ? [{ name: 'retention.ms', value: '-1' }]
        : [
            { name: 'cleanup.policy', value: 'compact' },
            { name: 'min.cleanable.dirty.ratio', value: '0.1' },
          ]),
    ];
    await admin
      .createTopics({
        waitForLeaders: true,
        topics: [
          {
            topic,
            numPartitions: keeping === 'history' ? this.address.partitions : 1,
            replicationFactor: this.address.replication,
            configEntries,
          },
        ],
      })
      .catch((error: unknown) => {
        // Another process was quicker.
        if (!String(error).includes('already exists')) throw error;
      });
    this.#known.add(topic);
  }

  /** The offset after the last message of each partition. */
  async endsOf(topic: string): Promise<ReadonlyMap<number, bigint>> {
    const admin = await this.admin();
    const offsets = await admin.fetchTopicOffsets(topic);
    return new Map(offsets.map(({ partition, high }) => [partition, BigInt(high)]));
  }

  /** Where a group stands in each partition; undefined where it never committed. */
  async committedBy(groupId: string, topic: string): Promise<ReadonlyMap<number, bigint | undefined>> {
    const admin = await this.admin();
    const [offsets] = await admin.fetchOffsets({ groupId, topics: [topic] });
    return new Map(
      offsets?.partitions.map(({ partition, offset }) => [
        partition,
        offset === '-1' ? undefined : BigInt(offset),
      ]),
    );
  }

  async forgetGroup(groupId: string): Promise<void> {
    await (await this.admin()).deleteGroups([groupId]).catch(() => undefined); // swept up by the broker in time
  }

  async close(): Promise<void> {
    if (this.#connected) await this.#admin.disconnect().catch(() => undefined);
  }
}
