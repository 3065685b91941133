import { DuplicateEventId, type EventStore } from '@jalon/event-store';
import { expect, it } from '@jest/globals';
import type { EventStoreUnderTest } from './event-store-under-test.ts';
import { collect, event, events, idsIn } from './event-store-under-test.ts';

/** The same events again, and the same id at another place. */
export function idempotencyConformance(opened: () => EventStore, underTest: () => EventStoreUnderTest): void {
  const dossier = 'dossier-D16-7K3M9Q';
  const written = async (count: number): Promise<EventStore> => {
    const store = opened();
    for (let nth = 0; nth < count; nth++) await store.append(dossier, [event(nth)], 'any');
    return store;
  };

  it.each(['none', 'any', 'exists'] as const)(
    'answers the first result when the first of six events comes again with %s',
    async (expected) => {
      const store = await written(6);
      const [first] = await collect(store.readStream(dossier));
      expect(await store.append(dossier, [event(0)], expected)).toEqual({
        revision: 0,
        position: first?.position,
      });
      expect(await collect(store.readStream(dossier))).toHaveLength(6);
    },
  );

  it('answers the first result when an event comes again at the revision where it was written', async () => {
    const store = await written(6);
    expect((await store.append(dossier, [event(3)], 2)).revision).toBe(3);
    expect(await collect(store.readStream(dossier))).toHaveLength(6);
  });

  it('refuses an id that the stream holds at another place', async () => {
    const store = await written(6);
    await expect(store.append(dossier, [event(0)], 5)).rejects.toMatchObject({
      name: 'DuplicateEventId',
      stream: dossier,
      eventId: event(0).id,
    });
    expect(await collect(store.readStream(dossier))).toHaveLength(6);
  });

  it.each([6, 4])(
    'tells a conflict when the first event comes again at revision %i of 5',
    async (expected) => {
      const store = await written(6);
      await expect(store.append(dossier, [event(0)], expected)).rejects.toMatchObject({
        name: 'Conflict',
        actual: 5,
      });
    },
  );

  it('keeps three events when the second comes again twice', async () => {
    const store = await written(3);
    await Promise.all([store.append(dossier, [event(1)], 'any'), store.append(dossier, [event(1)], 'any')]);
    expect(await idsIn(store.readStream(dossier))).toEqual(events(0, 3).map(({ id }) => id));
  });

  it.each([
    ['its first event, with none', 0, 1, 'none'],
    ['its first event, with any', 0, 1, 'any'],
    ['its second event, at revision 0', 1, 1, 0],
    ['its second event, with any', 1, 1, 'any'],
    ['the whole of it, with none', 0, 2, 'none'],
  ] as const)('knows a part of a batch again: %s', async (_what, from, count, expected) => {
    const store = opened();
    await store.append(dossier, events(0, 2), 'none');
    expect((await store.append(dossier, events(from, count), expected)).revision).toBe(from + count - 1);
    expect(await collect(store.readStream(dossier))).toHaveLength(2);
  });

  it('refuses a batch of which a part was written, and writes none of the rest', async () => {
    const store = opened();
    await store.append(dossier, events(0, 2), 'none');
    await expect(store.append(dossier, events(0, 3), 'none')).rejects.toThrow();
    await expect(store.append(dossier, events(1, 2), 'any')).rejects.toBeInstanceOf(DuplicateEventId);
    expect(await collect(store.readStream(dossier))).toHaveLength(2);
  });

  it('refuses one id twice in a batch', async () => {
    await expect(opened().append(dossier, [event(0), event(0)], 'any')).rejects.toBeInstanceOf(
      DuplicateEventId,
    );
  });

  it('takes the same id in another stream', async () => {
    const store = await written(1);
    expect((await store.append('dossier-other', [event(0)], 'none')).revision).toBe(0);
  });

  it('writes one copy when a request is repeated before its answer came', async () => {
    const store = opened();
    const answers = await Promise.all([1, 2, 3].map(() => store.append(dossier, events(0, 2), 'none')));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await collect(store.readAll())).toHaveLength(2);
  });

  it('writes one copy when an append to several streams is repeated', async () => {
    const store = opened();
    const request = [
      { stream: 'dossier-A', events: events(0, 2), expected: 'none' },
      { stream: 'dossier-B', events: events(2, 1), expected: 'none' },
    ] as const;
    const first = await store.appendAll(request);
    expect(await store.appendAll(request)).toEqual(first);
    expect(await collect(store.readAll())).toHaveLength(3);
  });

  it('refuses an append to several streams of which only a part was written before', async () => {
    const store = opened();
    await store.append('dossier-A', [event(0)], 'none');
    const mixed = store.appendAll([
      { stream: 'dossier-A', events: [event(0)], expected: 'none' },
      { stream: 'dossier-B', events: [event(1)], expected: 'none' },
    ]);
    await expect(mixed).rejects.toMatchObject({ name: 'DuplicateEventId', stream: 'dossier-A' });
    expect(await collect(store.readAll())).toHaveLength(1);
  });

  it('knows the events again after a restart', async () => {
    const first = await (await written(3)).append(dossier, events(3, 2), 2);
    const store = await underTest().reopen();
    expect(await store.append(dossier, events(3, 2), 2)).toEqual(first);
    await expect(store.append(dossier, [event(0)], 4)).rejects.toBeInstanceOf(DuplicateEventId);
  });
}
