import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Consumer, Message, MessageBus } from '@jalon/messaging';
import { kafkaBus } from '@jalon/messaging/kafka';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Kafka, logLevel } from 'kafkajs';
import { engineUrl } from '../engine-url.ts';
import { type TemporaryLog, temporaryLog } from '../temporary-log.ts';
import { granted, grantedLines } from './lines.topic.ts';

const brokers = [new URL(engineUrl('KAFKA_URL')).host];
const kafka = new Kafka({ brokers, logLevel: logLevel.NOTHING });
const centsOf = ({ data }: Message) => (data as { cents: number }).cents;

/** What a handler that acts once per message id leaves behind: the amounts of each key, in the order of their effects. */
class Effects {
  readonly #seen = new Set<string>();
  readonly ofKey = new Map<string, number[]>();
  deliveries = 0;

  readonly handler = (message: Message): Promise<void> => {
    this.deliveries++;
    if (!this.#seen.has(message.id)) {
      this.#seen.add(message.id);
      this.ofKey.set(message.key, [...(this.ofKey.get(message.key) ?? []), centsOf(message)]);
    }
    return Promise.resolve();
  };
}

describe('messaging by Kafka', () => {
  let log: TemporaryLog;
  let prefix: string;
  let buses: MessageBus[];
  const open = (
    more: Partial<Consumer> & Pick<Consumer, 'handler'>,
    { publishes = true, stallMs = 60_000 } = {},
  ) => {
    const url = `${engineUrl('KAFKA_URL')}?prefix=${prefix}&partitions=4`;
    const bus = kafkaBus({ ...log, url, service: 'faults', stallMs });
    if (publishes) bus.publish(grantedLines);
    bus.consume({
      group: 'funding',
      topic: grantedLines.name,
      retry: { attempts: 2, firstDelayMs: 1 },
      ...more,
    });
    buses.push(bus);
    return bus;
  };
  const write = async (messages: number, keys: number) => {
    for (let cents = 1; cents <= messages; cents++)
      await log.writer.write(`dossier-${cents % keys}`, granted(cents));
  };
  const expected = (messages: number, keys: number) =>
    new Map(
      Array.from({ length: keys }, (_, key) => [
        `dossier-${key}`,
        Array.from({ length: messages }, (_, index) => index + 1).filter((cents) => cents % keys === key),
      ]),
    );
  const sorted = (map: ReadonlyMap<string, readonly number[]>) =>
    [...map].toSorted(([a], [b]) => (a < b ? -1 : 1));

  beforeEach(() => {
    log = temporaryLog();
    prefix = `${randomUUID()}.`;
    buses = [];
  });
  afterEach(async () => {
    await Promise.all(buses.map((bus) => bus.stop()));
    await log.remove();
  });

  it('keeps the order of each key over several partitions', async () => {
    await write(300, 7);
    const effects = new Effects();
    const bus = open({ handler: effects.handler, concurrency: 3 });
    await bus.start();
    await bus.waitFor(await log.store.lastPosition(), 20_000);
    expect(sorted(effects.ofKey)).toEqual(sorted(expected(300, 7)));
    expect(effects.deliveries).toBe(300);
  });

  it('gives the same effects when each message is told ten times, the keys in the worst legal order', async () => {
    await write(60, 3);
    const relay = open({ group: 'elsewhere', handler: () => Promise.resolve() });
    await relay.start();
    await relay.waitFor(await log.store.lastPosition(), 20_000);
    // Ten relays that crashed before they remembered anything: all is told ten times, key after key from the last.
    const topic = `${prefix}${grantedLines.name}`;
    const told = await everything(topic, 60);
    const producer = kafka.producer();
    await producer.connect();
    const worst = told.toSorted((a, b) => (String(a.key) < String(b.key) ? 1 : -1));
    for (let time = 1; time < 10; time++) await producer.send({ topic, messages: worst });
    await producer.disconnect();

    const effects = new Effects();
    const bus = open({ handler: effects.handler }, { publishes: false });
    await bus.start();
    await bus.waitFor(await log.store.lastPosition(), 20_000);
    expect(sorted(effects.ofKey)).toEqual(sorted(expected(60, 3)));
  });

  it('loses nothing when a consumer dies between effect and checkpoint, and parks nothing twice', async () => {
    await log.writer.write('dossier-0', granted(13), granted(14));
    await write(100, 5);
    const effects = new Effects();
    const handler = async (message: Message) => {
      if (centsOf(message) === 13) throw new Error('thirteen');
      await effects.handler(message);
    };
    const first = open({ handler });
    await first.start();
    await first.waitFor(await log.store.lastPosition(), 20_000);
    const parkedThen = await first.parked('funding');
    expect(parkedThen.filter(({ cause }) => cause !== undefined)).toHaveLength(2);
    await first.stop();
    // The group's offsets are gone, as if every commit had been lost: all is delivered again.
    const admin = kafka.admin();
    await admin.connect();
    await admin.deleteGroups([`${prefix}funding`]);
    await admin.disconnect();

    const second = open({ handler });
    await second.start();
    await second.waitFor(await log.store.lastPosition(), 20_000);
    expect(await second.parked('funding')).toEqual(parkedThen);
    for (const [key, cents] of effects.ofKey)
      expect([key, cents]).toEqual([key, cents.toSorted((a, b) => a - b)]);
  });

  it('never handles a key twice at once when two processes share a group', async () => {
    const effects = new Effects();
    const atWork = new Map<string, number>();
    let most = 0;
    const handler = async (message: Message) => {
      const now = (atWork.get(message.key) ?? 0) + 1;
      most = Math.max(most, now);
      atWork.set(message.key, now);
      await pause(2);
      await effects.handler(message);
      atWork.set(message.key, now - 1);
    };
    await write(200, 8);
    const one = open({ handler });
    await one.start();
    while (effects.deliveries < 20) await pause(5);
    const two = open({ handler }, { publishes: false });
    await two.start();
    const end = await log.store.lastPosition();
    await one.waitFor(end, 30_000);
    await two.waitFor(end, 30_000);
    await one.waitFor(end, 30_000);
    expect(most).toBe(1);
    expect(sorted(effects.ofKey)).toEqual(sorted(expected(200, 8)));
  });

  it('keeps memory bounded when a consumer is a hundred times slower than its producer', async () => {
    const note = 'x'.repeat(1_000);
    const size = 100_000;
    const producer = kafka.producer();
    const bus = open({ handler: () => pause(1) }, { publishes: false });
    await bus.start();
    await producer.connect();
    const topic = `${prefix}${grantedLines.name}`;
    const sample = toldSample(note);
    for (let sent = 0; sent < size; sent += 1_000)
      await producer.send({ topic, messages: Array.from({ length: 1_000 }, (_, nth) => sample(sent + nth)) });
    await producer.disconnect();
    let most = 0;
    const before = process.memoryUsage().rss;
    for (const end = Date.now() + 10_000; Date.now() < end; await pause(50))
      most = Math.max(most, process.memoryUsage().rss - before);
    const [health] = bus.health();
    expect(health).toMatchObject({ behind: true, failure: undefined });
    // 100 MB wait in Kafka; the process may hold a few fetches of them, no more.
    expect(most).toBeLessThan(80 * 1024 * 1024);
  });
});

/** All that a topic holds. */
async function everything(topic: string, count: number) {
  const consumer = kafka.consumer({ groupId: randomUUID() });
  const told: { key: Buffer | null; value: Buffer | null; headers: Record<string, string> }[] = [];
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  const all = Promise.withResolvers<void>();
  await consumer.run({
    eachMessage: ({ message: { key, value, headers = {} } }) => {
      const text = Object.entries(headers).map(([name, header]) => [name, String(header)] as const);
      told.push({ key, value, headers: Object.fromEntries(text) });
      if (told.length === count) all.resolve();
      return Promise.resolve();
    },
  });
  await all.promise;
  await consumer.disconnect();
  return told;
}

/** Messages as a relay tells them, told by the test itself so that the log costs nothing. */
function toldSample(note: string) {
  return (nth: number) => ({
    key: `dossier-${nth % 50}`,
    value: JSON.stringify({ cents: nth, note }),
    headers: {
      ce_specversion: '1.0',
      ce_id: randomUUID(),
      ce_source: '/jalon/granted-lines',
      ce_type: 'programmation.line-granted',
      ce_time: '2015-10-01T08:00:00Z',
      ce_dataversion: '1',
      ce_recordedtime: '2015-10-01T08:00:00Z',
      ce_actor: JSON.stringify({ id: 'essai', role: 'instructeur' }),
      ce_correlationid: randomUUID(),
      ce_causationid: randomUUID(),
      ce_position: String(nth + 1),
    },
  });
}
