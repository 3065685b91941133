import {
  type EventStore,
  logStart,
  type Position,
  type Subscription,
  type SubscriptionMessage,
} from '@jalon/event-store';
import { expect, it } from '@jest/globals';
import { collect, event, events, idsIn } from './event-store-under-test.ts';

/** Catching up, then live. */
export function subscriptionConformance(opened: () => EventStore): void {
  /** Reads messages until one answers true; leaves the subscription open. */
  const readUntil = async (
    subscription: Subscription,
    enough: (messages: readonly SubscriptionMessage[]) => boolean,
  ): Promise<SubscriptionMessage[]> => {
    const messages: SubscriptionMessage[] = [];
    const iterator = subscription[Symbol.asyncIterator]();
    while (!enough(messages)) {
      const { value, done } = await iterator.next();
      if (done) break;
      messages.push(value);
    }
    return messages;
  };
  const idsOf = (messages: readonly SubscriptionMessage[]): string[] =>
    messages.flatMap((message) => (message.kind === 'events' ? message.events.map(({ id }) => id) : []));
  const caughtUp = (messages: readonly SubscriptionMessage[]): boolean =>
    messages.at(-1)?.kind === 'caughtUp';

  it('gives history then what is appended, without loss or repetition, while writers run', async () => {
    const store = opened();
    await store.append('dossier-before', events(0, 300), 'none');
    const subscription = store.subscribe(logStart);
    const writing = Promise.all(
      Array.from({ length: 300 }, (_, nth) => store.append(`dossier-${nth % 20}`, [event(300 + nth)], 'any')),
    );
    const messages = await readUntil(subscription, (read) => idsOf(read).length >= 600);
    await writing;
    await subscription.close();
    expect(idsOf(messages)).toEqual(await idsIn(store.readAll()));
  });

  it('gives, from the end, only what comes after', async () => {
    const store = opened();
    await store.append('dossier-A', events(0, 3), 'none');
    const subscription = store.subscribe('end');
    await store.append('dossier-A', [event(3)], 2);
    const messages = await readUntil(subscription, (read) => idsOf(read).length > 0);
    await subscription.close();
    expect(idsOf(messages)).toEqual([event(3).id]);
  });

  it('starts after the position given, not at it', async () => {
    const store = opened();
    const { position } = await store.append('dossier-A', events(0, 3), 'none');
    await store.append('dossier-A', events(3, 2), 2);
    const subscription = store.subscribe(position);
    const messages = await readUntil(subscription, caughtUp);
    await subscription.close();
    expect(idsOf(messages)).toEqual([event(3).id, event(4).id]);
  });

  it('says once that it caught up, not before, and at once on an empty log', async () => {
    const store = opened();
    const empty = store.subscribe(logStart);
    expect(await readUntil(empty, caughtUp)).toEqual([{ kind: 'caughtUp', position: logStart }]);
    await empty.close();
    const { position } = await store.append('dossier-A', events(0, 1200), 'none');
    const subscription = store.subscribe(logStart);
    const messages = await readUntil(subscription, caughtUp);
    await subscription.close();
    expect(idsOf(messages)).toHaveLength(1200);
    expect(messages.filter(({ kind }) => kind === 'caughtUp')).toEqual([{ kind: 'caughtUp', position }]);
  });

  it('advances its position past events that the filter leaves out', async () => {
    const store = opened();
    const kept = await store.append('dossier-A', [event(0)], 'none');
    const { position } = await store.append('committee-C', events(1, 900), 'none');
    const subscription = store.subscribe(logStart, { streamPrefixes: ['dossier-'] });
    const messages = await readUntil(subscription, caughtUp);
    await subscription.close();
    expect(idsOf(messages)).toEqual([event(0).id]);
    expect(kept.position).toBeLessThan(position);
    expect(messages.at(-1)?.position).toBe(position);
  });

  it('keeps a slow reader behind in the log, not ahead in memory', async () => {
    const store = opened();
    const subscription = store.subscribe(logStart);
    const iterator = subscription[Symbol.asyncIterator]();
    await iterator.next();
    for (let from = 0; from < 5000; from += 500) await store.append('dossier-A', events(from, 500), 'any');
    const first = (await iterator.next()).value as SubscriptionMessage;
    expect(first.kind === 'events' && first.events.length).toBeLessThan(1000);
    const rest = await readUntil({ ...subscription, [Symbol.asyncIterator]: () => iterator }, caughtUp);
    await subscription.close();
    expect(idsOf([first, ...rest])).toEqual(await idsIn(store.readAll()));
  });

  it('delivers nothing once closed, and ends the loop that reads it', async () => {
    const store = opened();
    const subscription = store.subscribe(logStart);
    const reading = collect(subscription);
    await store.append('dossier-A', [event(0)], 'none');
    await subscription.close();
    const delivered = idsOf(await reading).length;
    await store.append('dossier-A', [event(1)], 0);
    expect(delivered).toBeLessThanOrEqual(1);
  });

  it('may be closed in the midst of a delivery, or left early', async () => {
    const store = opened();
    await store.append('dossier-A', events(0, 2000), 'none');
    const closed = store.subscribe(logStart);
    let pages = 0;
    for await (const message of closed) {
      expect(message.kind).toBe('events');
      pages += 1;
      await closed.close();
    }
    expect(pages).toBe(1);
    for await (const message of store.subscribe(logStart)) {
      expect(message.kind).toBe('events');
      break;
    }
  });

  it('serves many readers of one log, each at its own pace', async () => {
    const store = opened();
    const readers = Array.from({ length: 10 }, () => store.subscribe(logStart));
    for (let nth = 0; nth < 40; nth++) await store.append('dossier-A', [event(nth)], 'any');
    const all = await idsIn(store.readAll());
    for (const reader of readers) {
      expect(idsOf(await readUntil(reader, (read) => idsOf(read).length >= 40))).toEqual(all);
      await reader.close();
    }
  });

  it('ends when the log closes', async () => {
    const store = opened();
    const reading = collect(store.subscribe('end'));
    await new Promise((resolve) => setImmediate(resolve));
    await store.close();
    await expect(reading).resolves.toEqual(expect.any(Array));
  });

  it.each([-1, 0.5])('refuses to start at position %d', (position) => {
    expect(() => opened().subscribe(position as Position)).toThrow(
      expect.objectContaining({ name: 'InvalidArgument' }),
    );
  });
}
