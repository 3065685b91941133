import { type EventStore, InvalidArgument, type Position } from '@jalon/event-store';
import { instant } from '@jalon/kernel';
import { expect, it } from '@jest/globals';
import { collect, event, events, type EventStoreUnderTest, idsIn } from './event-store-under-test.ts';

/** Reading a stream, forwards, backwards, in part, as it was. */
export function readStreamConformance(
  opened: () => EventStore,
  underTest: () => EventStoreUnderTest,
  earlyLeavers: number,
): void {
  const dossier = 'dossier-D16-7K3M9Q';
  const eight = async (): Promise<EventStore> => {
    await opened().append(dossier, events(0, 8), 'none');
    return opened();
  };
  const ids = (...nth: number[]): string[] => nth.map((number) => event(number).id);

  it('reads a stream from its start, or from a revision inclusive', async () => {
    const store = await eight();
    expect(await idsIn(store.readStream(dossier))).toEqual(ids(0, 1, 2, 3, 4, 5, 6, 7));
    expect(await idsIn(store.readStream(dossier, { from: 1 }))).toEqual(ids(1, 2, 3, 4, 5, 6, 7));
  });

  it('reads a stream backwards from its end, or from a revision', async () => {
    const store = await eight();
    expect(await idsIn(store.readStream(dossier, { backwards: true }))).toEqual(ids(7, 6, 5, 4, 3, 2, 1, 0));
    expect(await idsIn(store.readStream(dossier, { backwards: true, from: 1 }))).toEqual(ids(1, 0));
    expect(await idsIn(store.readStream(dossier, { backwards: true, maxCount: 1 }))).toEqual(ids(7));
    expect(await idsIn(store.readStream(dossier, { backwards: true, from: 6, to: 5 }))).toEqual(ids(6, 5));
  });

  it('reads at most as many as asked', async () => {
    const store = await eight();
    expect(await idsIn(store.readStream(dossier, { maxCount: 2 }))).toEqual(ids(0, 1));
    expect(await idsIn(store.readStream(dossier, { maxCount: 0 }))).toEqual([]);
  });

  it('reads nothing past the end, nor of a stream that does not exist', async () => {
    const store = await eight();
    expect(await idsIn(store.readStream(dossier, { from: 8 }))).toEqual([]);
    expect(await idsIn(store.readStream('dossier-unknown'))).toEqual([]);
    expect(await idsIn(store.readStream('dossier-unknown', { backwards: true }))).toEqual([]);
  });

  it.each([-1, 2 ** 64, 1.5, Number.NaN])('refuses revision %d before looking anywhere', (from) => {
    expect(() => opened().readStream(dossier, { from })).toThrow(InvalidArgument);
  });

  it.each([
    ['accents and signs', { text: 'Quartier de l’Épeule — 1 234,50 €, 日本, 🦊' }],
    ['control characters', { text: '\u0018\u0118\u0000\n"\\' }],
    ['half a surrogate pair', { text: '\ud83d' }],
    ['nested values', { a: [1, { b: [null, true, -0.5, 1e300] }], empty: {}, none: [] }],
    ['an empty object', {}],
    ['null', null],
    ['more than a mebibyte', { text: 'é'.repeat(800_000) }],
  ])('gives data back as it was: %s', async (_what, data) => {
    const store = opened();
    await store.append(dossier, [event(0, data)], 'none');
    const [recorded] = await collect(store.readStream(dossier));
    expect(recorded?.data).toEqual(data);
    expect((await collect(store.readAll()))[0]?.data).toEqual(data);
  });

  it('gives the whole envelope back, with the place that the append answered', async () => {
    const { clock } = underTest();
    const store = opened();
    const first = event(0);
    const metadata = { ...first.metadata, actor: { ...first.metadata.actor, onBehalfOf: 'association-3' } };
    const appended = await store.append(dossier, [{ ...first, version: 3, metadata }], 'none');
    expect(await collect(store.readStream(dossier))).toEqual([
      { ...first, version: 3, metadata, stream: dossier, ...appended, recordedAt: clock.now() },
    ]);
  });

  it('never lets the instant of record go back, even when the clock does', async () => {
    const { clock } = underTest();
    const store = opened();
    clock.set(instant('2016-05-01T10:00:00Z'));
    await store.append(dossier, [event(0)], 'none');
    clock.set(instant('2016-04-01T10:00:00Z'));
    await store.append(dossier, [event(1)], 0);
    const recorded = (await collect(store.readAll())).map(({ recordedAt }) => recordedAt);
    expect(recorded).toEqual([...recorded].sort());
    expect(recorded[1]).toBe(instant('2016-05-01T10:00:00Z'));
  });

  it('gives a stream as it was at each revision, and as it was known at an instant', async () => {
    const { clock } = underTest();
    const store = opened();
    const start = instant('2016-05-01T10:00:00Z');
    clock.set(start);
    for (let nth = 0; nth < 5; nth++) {
      await store.append(dossier, [event(nth)], 'any');
      clock.advance(1000);
    }
    for (let to = 0; to < 5; to++)
      expect(await idsIn(store.readStream(dossier, { to }))).toHaveLength(to + 1);
    const until = instant('2016-05-01T10:00:02Z');
    expect(await idsIn(store.readStream(dossier, { until }))).toEqual(ids(0, 1, 2));
    expect(await idsIn(store.readStream(dossier, { until, backwards: true, maxCount: 1 }))).toEqual(ids(2));
    await store.append(dossier, [event(9)], 'any');
    expect(await idsIn(store.readStream(dossier, { until }))).toEqual(ids(0, 1, 2));
    expect(await idsIn(store.readStream(dossier, { until: instant('2015-01-01T00:00:00Z') }))).toEqual([]);
  });

  it('reads a long stream whole, from any revision and in both directions', async () => {
    const store = opened();
    for (let from = 0; from < 1000; from += 100) await store.append(dossier, events(from, 100), 'any');
    const all = await idsIn(store.readStream(dossier));
    expect(all).toEqual(events(0, 1000).map(({ id }) => id));
    for (const from of [0, 1, 63, 64, 65, 127, 500, 999]) {
      expect(await idsIn(store.readStream(dossier, { from }))).toEqual(all.slice(from));
      expect(await idsIn(store.readStream(dossier, { from, backwards: true }))).toEqual(
        all.slice(0, from + 1).reverse(),
      );
      expect(await idsIn(store.readStream(dossier, { from, maxCount: 3 }))).toEqual(
        all.slice(from, from + 3),
      );
    }
    const again = await underTest().reopen();
    expect(await idsIn(again.readStream(dossier))).toEqual(all);
  });

  it('holds nothing for a reader that leaves early', async () => {
    const store = opened();
    await store.append(dossier, events(0, 200), 'none');
    const leaveAfterOne = async (): Promise<void> => {
      for await (const first of store.readStream(dossier)) {
        expect(first.revision).toBe(0);
        break;
      }
    };
    for (let read = 0; read < earlyLeavers / 20; read++) await leaveAfterOne();
    const before = process.memoryUsage().rss;
    for (let read = 0; read < earlyLeavers; read++) await leaveAfterOne();
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
    expect((await store.append(dossier, [event(200)], 199)).revision).toBe(200);
  });
}

/** Reading the whole log: order, filters, time travel. */
export function readAllConformance(opened: () => EventStore, underTest: () => EventStoreUnderTest): void {
  const write = async (): Promise<Position[]> => {
    const store = opened();
    const types = ['DossierSubmitted', 'DossierNoted', 'OpinionGiven'];
    const streams = ['dossier-A', 'dossier-B', 'committee-C1'] as const;
    const positions: Position[] = [];
    for (let nth = 0; nth < 12; nth++) {
      const stream = streams[nth % 3] ?? 'dossier-A';
      positions.push(
        (await store.append(stream, [event(nth, { nth }, types[nth % 3] ?? '')], 'any')).position,
      );
    }
    return positions;
  };
  const numbers = async (range: Parameters<EventStore['readAll']>[0]): Promise<unknown[]> =>
    (await collect(opened().readAll(range))).map(({ data }) => (data as { nth: number }).nth);

  it('reads from a position inclusive, and backwards from the newest', async () => {
    const positions = await write();
    expect(await numbers({})).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(await numbers({ from: positions[9] as Position })).toEqual([9, 10, 11]);
    expect(await numbers({ from: positions[3] as Position, to: positions[5] as Position })).toEqual([
      3, 4, 5,
    ]);
    expect(await numbers({ backwards: true })).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0]);
    expect(await numbers({ backwards: true, from: positions[2] as Position })).toEqual([2, 1, 0]);
    expect(await numbers({ backwards: true, maxCount: 2 })).toEqual([11, 10]);
    expect(await numbers({ maxCount: 2 })).toEqual([0, 1]);
  });

  it.each([
    ['a prefix of streams', { streamPrefixes: ['dossier-'] }, [0, 1, 3, 4, 6, 7, 9, 10]],
    ['several prefixes', { streamPrefixes: ['dossier-B', 'committee-'] }, [1, 2, 4, 5, 7, 8, 10, 11]],
    ['an expression over streams', { streamMatches: /-[AC]/g }, [0, 2, 3, 5, 6, 8, 9, 11]],
    ['types', { types: ['OpinionGiven'] }, [2, 5, 8, 11]],
    ['an expression over types', { typeMatches: /^Dossier/ }, [0, 1, 3, 4, 6, 7, 9, 10]],
    ['all that is given', { streamPrefixes: ['dossier-'], types: ['DossierNoted'] }, [1, 4, 7, 10]],
    ['nothing in particular', {}, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]],
  ])('gives exactly what a filter wants, in the order of the log: %s', async (_what, filter, wanted) => {
    await write();
    expect(await numbers({ filter })).toEqual(wanted);
    expect(await numbers({ filter, backwards: true })).toEqual([...wanted].reverse());
    expect(await numbers({ filter, maxCount: 3 })).toEqual(wanted.slice(0, 3));
  });

  it('gives the log as it was known at an instant, and the same again', async () => {
    const { clock } = underTest();
    clock.set(instant('2016-05-01T10:00:00Z'));
    for (let nth = 0; nth < 6; nth++) {
      await opened().append(`dossier-${nth}`, [event(nth)], 'none');
      clock.advance(1000);
    }
    const until = instant('2016-05-01T10:00:03.500Z');
    expect(await numbers({ until })).toEqual([0, 1, 2, 3]);
    expect(await numbers({ until, backwards: true, maxCount: 1 })).toEqual([3]);
    await opened().append('dossier-9', [event(9)], 'none');
    expect(await numbers({ until })).toEqual([0, 1, 2, 3]);
  });

  it('gives pages of the same events, none of them empty', async () => {
    const store = opened();
    for (let from = 0; from < 1500; from += 100)
      await store.append(`dossier-${from % 7}`, events(from, 100), 'any');
    const pages = await collect(store.readAll({ filter: { streamPrefixes: ['dossier-'] } }).pages());
    expect(pages.every(({ length }) => length > 0)).toBe(true);
    expect(pages.flat()).toEqual(await collect(store.readAll()));
    expect((await collect(store.readAll({ backwards: true }).pages())).flat()).toEqual(
      pages.flat().reverse(),
    );
  });

  it('keeps the order of acknowledged appends', async () => {
    const store = opened();
    const a = await store.append('dossier-A', [event(0)], 'none');
    const b = await store.append('dossier-B', [event(1)], 'none');
    expect(a.position).toBeLessThan(b.position);
    expect(await store.lastPosition()).toBe(b.position);
  });

  it('reads large events among small ones, in both directions', async () => {
    const store = opened();
    const weights = [10, 300_000, 10, 10, 70_000, 65_536, 10, 900_000, 10];
    for (const [nth, weight] of weights.entries()) {
      await store.append('dossier-A', [event(nth, { nth, text: 'x'.repeat(weight) })], 'any');
    }
    const all = weights.map((_, nth) => nth);
    expect(await numbers({})).toEqual(all);
    expect(await numbers({ backwards: true })).toEqual([...all].reverse());
    expect(await numbers({ filter: { types: ['DossierNoted'] }, maxCount: 4 })).toEqual([0, 1, 2, 3]);
  });

  it('tells a reader that the log was closed under it', async () => {
    const store = opened();
    for (let from = 0; from < 600; from += 100) await store.append('dossier-A', events(from, 100), 'any');
    const reading = async (): Promise<void> => {
      for await (const { revision } of store.readStream('dossier-A')) if (revision === 0) await store.close();
    };
    await expect(reading()).rejects.toMatchObject({ name: 'Unavailable' });
  });

  it('tells of a closed log', async () => {
    const store = opened();
    const waiting = store.append('dossier-A', [event(0)], 'none');
    await store.close();
    expect((await waiting).revision).toBe(0);
    await expect(store.append('dossier-A', [event(1)], 'any')).rejects.toMatchObject({ name: 'Unavailable' });
    expect(() => store.readAll()).toThrow(expect.objectContaining({ name: 'Unavailable' }));
    await store.close();
    expect(await idsIn((await underTest().reopen()).readAll())).toEqual([event(0).id]);
  });
}
