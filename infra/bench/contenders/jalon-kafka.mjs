import { logStart } from '@jalon/event-store';
import { openSqliteEventStoreReader } from '@jalon/event-store/sqlite';
import { publish } from '@jalon/messaging';
import { kafkaBus } from '@jalon/messaging/kafka';
import { Kafka, logLevel } from 'kafkajs';

const types = ['LineRequested', 'LineProposed', 'LineProgrammed', 'LineGranted'];
const lines = {
  name: 'lines',
  publications: [publish(types, ({ type, data }) => ({ type: `bench.${type}`, version: 1, data }))],
};
const where = (url, prefix) => `${url}?prefix=${prefix}&partitions=6`;
const raw = (url) => new Kafka({ brokers: [new URL(url).host], logLevel: logLevel.NOTHING });

/** Tells a log to Kafka, as a service does. */
export async function openRelay({ log, url, prefix }) {
  const store = openSqliteEventStoreReader(log);
  const bus = kafkaBus({ store, url: where(url, prefix), service: 'bench' });
  bus.publish(lines);
  const end = await store.lastPosition();
  return {
    async run() {
      await bus.start();
      await bus.waitFor(end, 120_000);
    },
    async close() {
      await bus.stop();
      await store.close();
    },
  };
}

/** The same messages, made beforehand, through a producer of kafkajs with the same promises. */
export async function openRawProducer({ log, url, prefix }) {
  const batches = [];
  const store = openSqliteEventStoreReader(log);
  for await (const page of store.readAll().pages())
    for (let start = 0; start < page.length; start += 1_000)
      batches.push(page.slice(start, start + 1_000).map((event) => rawMessage(event)));
  await store.close();
  const topic = `${prefix}lines`;
  const admin = raw(url).admin();
  await admin.connect();
  await admin.createTopics({ topics: [{ topic, numPartitions: 6, replicationFactor: -1 }] });
  await admin.disconnect();
  const producer = raw(url).producer({ idempotent: true, maxInFlightRequests: 1 });
  return {
    async run() {
      await producer.connect();
      for (const messages of batches) await producer.send({ topic, acks: -1, messages });
    },
    close: () => producer.disconnect(),
  };
}

function rawMessage({ id, type, stream, data, metadata, recordedAt, position }) {
  const { actor, occurredAt, correlationId } = metadata;
  const headers = {
    ce_specversion: '1.0',
    ce_id: id,
    ce_source: '/jalon/lines',
    ce_type: type,
    ce_subject: stream,
    ce_time: occurredAt,
    'content-type': 'application/json; charset=utf-8',
    ce_dataversion: '1',
    ce_recordedtime: recordedAt,
    ce_actor: JSON.stringify(actor),
    ce_correlationid: correlationId,
    ce_causationid: id,
    ce_position: String(position),
  };
  return { key: stream, value: JSON.stringify(data), headers };
}

/** A group whose handler does nothing hears the whole topic. */
export function openGroup({ url, prefix, events }) {
  const store = { lastPosition: () => Promise.resolve(logStart) }; // publishes nothing: its log is not read
  const bus = kafkaBus({ store, url: where(url, prefix), service: 'bench' });
  const all = Promise.withResolvers();
  let heard = 0;
  const handler = () => {
    if (++heard === events) all.resolve();
    return Promise.resolve();
  };
  bus.consume({ group: 'bench', topic: lines.name, handler });
  return {
    async run() {
      await bus.start();
      await all.promise;
    },
    close: () => bus.stop(),
  };
}

/** The same topic through a consumer of kafkajs, batch by batch. */
export function openRawConsumer({ url, prefix, events }) {
  const consumer = raw(url).consumer({ groupId: `${prefix}raw-${process.pid}`, maxWaitTimeInMs: 250 });
  const all = Promise.withResolvers();
  let heard = 0;
  return {
    async run() {
      await consumer.connect();
      await consumer.subscribe({ topic: `${prefix}lines`, fromBeginning: true });
      await consumer.run({
        eachBatch: ({ batch: { messages } }) => {
          heard += messages.length;
          if (heard >= events) all.resolve();
          return Promise.resolve();
        },
      });
      await all.promise;
    },
    close: () => consumer.disconnect(),
  };
}
