import { Conflict, type EventStore, InvalidArgument, logStart, TooLarge } from '@jalon/event-store';
import { expect, it } from '@jest/globals';
import { collect, event, events, idsIn, revisionsOf } from './event-store-under-test.ts';

/** Appending, and what the writer believed of the stream. */
export function appendConformance(opened: () => EventStore): void {
  const dossier = 'dossier-D16-7K3M9Q';

  it('starts a stream that must not exist', async () => {
    const store = opened();
    expect(await store.append(dossier, events(0, 3), 'none')).toEqual({
      revision: 2,
      position: await store.lastPosition(),
    });
    expect(await revisionsOf(store, dossier)).toEqual([0, 1, 2]);
  });

  it('refuses to start a stream that exists, and names it, what was expected and where it is', async () => {
    const store = opened();
    await store.append(dossier, events(0, 2), 'none');
    await expect(store.append(dossier, [event(9)], 'none')).rejects.toMatchObject({
      name: 'Conflict',
      stream: dossier,
      expected: 'none',
      actual: 1,
    });
  });

  it('appends to any stream, there or not', async () => {
    const store = opened();
    expect((await store.append(dossier, [event(0)], 'any')).revision).toBe(0);
    expect((await store.append(dossier, [event(1)], 'any')).revision).toBe(1);
  });

  it('appends to a stream that must exist, whatever its length', async () => {
    const store = opened();
    await expect(store.append(dossier, [event(0)], 'exists')).rejects.toMatchObject({ actual: 'none' });
    await store.append(dossier, events(1, 4), 'none');
    expect((await store.append(dossier, [event(9)], 'exists')).revision).toBe(4);
  });

  it('appends at the revision that the writer saw', async () => {
    const store = opened();
    await store.append(dossier, events(0, 3), 'none');
    expect((await store.append(dossier, events(3, 2), 2)).revision).toBe(4);
  });

  it.each([1, 3])('refuses an append at revision %i when the stream is at 2', async (expected) => {
    const store = opened();
    await store.append(dossier, events(0, 3), 'none');
    await expect(store.append(dossier, [event(9)], expected)).rejects.toMatchObject({ expected, actual: 2 });
  });

  it('refuses an append at revision 1 of a stream that does not exist', async () => {
    await expect(opened().append(dossier, [event(0)], 1)).rejects.toMatchObject({
      expected: 1,
      actual: 'none',
    });
  });

  it('leaves nothing of a refused append, in the stream or in the log', async () => {
    const store = opened();
    await store.append(dossier, [event(0)], 'none');
    await expect(store.append(dossier, events(1, 3), 'none')).rejects.toBeInstanceOf(Conflict);
    expect(await revisionsOf(store, dossier)).toEqual([0]);
    expect(await collect(store.readAll())).toHaveLength(1);
  });

  it('keeps the events of one append together, in the stream and in the log', async () => {
    const store = opened();
    await Promise.all([
      store.append('dossier-A', events(0, 5), 'none'),
      store.append('dossier-B', events(10, 5), 'none'),
    ]);
    const streams = (await collect(store.readAll())).map(({ stream }) => stream);
    expect(new Set([streams.slice(0, 5).join(), streams.slice(5).join()])).toEqual(
      new Set([Array(5).fill('dossier-A').join(), Array(5).fill('dossier-B').join()]),
    );
  });

  it('writes nothing for an empty append, and answers where the stream is', async () => {
    const store = opened();
    expect(await store.append(dossier, [], 'any')).toEqual({ revision: -1, position: logStart });
    expect(await collect(store.readStream(dossier))).toEqual([]);
    const written = await store.append(dossier, events(0, 2), 'none');
    await store.append('dossier-other', [event(9)], 'none');
    expect(await store.append(dossier, [], 1)).toEqual(written);
    await expect(store.append(dossier, [], 'none')).rejects.toBeInstanceOf(Conflict);
  });

  it('lets one writer win when many believe the same', async () => {
    const store = opened();
    const rivals = await Promise.allSettled(
      Array.from({ length: 20 }, (_, nth) => store.append(dossier, [event(nth)], 'none')),
    );
    expect(rivals.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const rival of rivals) {
      if (rival.status === 'rejected') expect(rival.reason).toBeInstanceOf(Conflict);
    }
    expect(await revisionsOf(store, dossier)).toEqual([0]);
  });

  it('lets every writer append when none believes anything, without a hole', async () => {
    const store = opened();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, nth) => store.append(dossier, [event(nth)], 'any')),
    );
    expect(answers.map(({ revision }) => revision).sort((a, b) => a - b)).toEqual([...Array(50).keys()]);
    expect(await revisionsOf(store, dossier)).toEqual([...Array(50).keys()]);
  });

  it('gives writers of different streams distinct positions, in the order of the log', async () => {
    const store = opened();
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, nth) => store.append(`dossier-${nth}`, [event(nth)], 'none')),
    );
    const positions = (await collect(store.readAll())).map(({ position }) => position);
    expect(new Set(positions).size).toBe(30);
    expect([...positions].sort((a, b) => a - b)).toEqual(positions);
    expect(new Set(answers.map(({ position }) => position))).toEqual(new Set(positions));
  });

  it('appends to several streams at once, contiguous and in the order asked', async () => {
    const store = opened();
    const answers = await store.appendAll([
      { stream: 'envelope-E1', events: events(0, 2), expected: 'none' },
      { stream: 'dossier-A', events: events(2, 1), expected: 'none' },
      { stream: 'campaign-2016', events: events(3, 2), expected: 'any' },
    ]);
    const log = await collect(store.readAll());
    expect(log.map(({ stream }) => stream)).toEqual([
      'envelope-E1',
      'envelope-E1',
      'dossier-A',
      'campaign-2016',
      'campaign-2016',
    ]);
    expect(answers.map(({ position }) => position)).toEqual(
      [log[1], log[2], log[4]].map((last) => last?.position),
    );
  });

  it('writes to no stream at all when one of several is not where the writer believed', async () => {
    const store = opened();
    await store.append('dossier-A', [event(0)], 'none');
    await expect(
      store.appendAll([
        { stream: 'envelope-E1', events: [event(1)], expected: 'none' },
        { stream: 'dossier-A', events: [event(2)], expected: 'none' },
      ]),
    ).rejects.toMatchObject({ name: 'Conflict', stream: 'dossier-A' });
    expect(await collect(store.readAll())).toHaveLength(1);
    expect((await store.append('envelope-E1', [event(1)], 'none')).revision).toBe(0);
  });

  it('refuses one stream twice in one append', async () => {
    await expect(
      opened().appendAll([
        { stream: dossier, events: [event(0)], expected: 'none' },
        { stream: dossier, events: [event(1)], expected: 0 },
      ]),
    ).rejects.toBeInstanceOf(InvalidArgument);
  });

  it('fails the one append that JSON cannot carry, and not its neighbours', async () => {
    const store = opened();
    const circle: { self?: unknown } = {};
    circle.self = circle;
    const [before, broken, after] = await Promise.allSettled([
      store.append('dossier-A', [event(0)], 'none'),
      store.append('dossier-B', [event(1, circle)], 'none'),
      store.append('dossier-C', [event(2)], 'none'),
    ]);
    expect(before.status).toBe('fulfilled');
    expect(broken).toMatchObject({ status: 'rejected', reason: { name: 'InvalidArgument' } });
    expect(after.status).toBe('fulfilled');
    await expect(store.append('dossier-D', [event(3, { amount: 10n })], 'none')).rejects.toBeInstanceOf(
      InvalidArgument,
    );
  });

  it.each([
    ['a stream without a subject', 'dossier', event(0), 'any'],
    ['a stream name with a quote', 'dossier-"A"', event(0), 'any'],
    ['an id that is no UUID', dossier, { ...event(0), id: '1' }, 'any'],
    ['a type with a blank', dossier, { ...event(0), type: 'Dossier noted' }, 'any'],
    ['version 0', dossier, { ...event(0), version: 0 }, 'any'],
    ['a negative revision', dossier, event(0), -1],
    ['half a revision', dossier, event(0), 0.5],
  ] as const)(
    'refuses %s as an argument, before writing anything',
    async (_what, stream, wrong, expected) => {
      // A stream name that the type already refuses: a program may still be handed one.
      const name = stream as `${string}-${string}`;
      await expect(opened().append(name, [wrong], expected)).rejects.toBeInstanceOf(InvalidArgument);
      expect(await opened().lastPosition()).toBe(logStart);
    },
  );

  it('refuses an event larger than the log takes, and says how large', async () => {
    const store = opened();
    const refusal = store.append(dossier, [event(0, { text: 'x'.repeat(64 * 1024 * 1024) })], 'any');
    await expect(refusal).rejects.toBeInstanceOf(TooLarge);
    await expect(refusal).rejects.toMatchObject({ bytes: expect.any(Number), limit: expect.any(Number) });
    expect(await idsIn(store.readAll())).toEqual([]);
  });
}
