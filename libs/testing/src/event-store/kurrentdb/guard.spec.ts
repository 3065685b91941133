import { setTimeout as rest } from 'node:timers/promises';
import { type EventStore, logStart, type NewEvent } from '@jalon/event-store';
import { type KurrentDbEventStore, openKurrentDbEventStore } from '@jalon/event-store/kurrentdb';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { collect, event, events, idsIn } from '../event-store-under-test.ts';
import { type KurrentDbStandIn, startKurrentDbStandIn } from './index.ts';

const silence = 400;
const dossier = 'dossier-D16-7K3M9Q';

describe('KurrentDB goes wrong, and the log stays right', () => {
  let standIn: KurrentDbStandIn;
  let store: KurrentDbEventStore;
  const opened: EventStore[] = [];
  const open = (url = standIn.url): KurrentDbEventStore => {
    const another = openKurrentDbEventStore({ url, silence, attempts: 3 });
    opened.push(another);
    return another;
  };

  beforeEach(async () => {
    standIn = await startKurrentDbStandIn();
    store = open();
    await store.append('dossier-before', [event(900)], 'none');
  });
  afterEach(async () => {
    standIn.faults.heal();
    for (const one of opened.splice(0)) await one.close();
    await standIn.stop();
  });

  const inDossier = (): Promise<string[]> => idsIn(store.readStream(dossier));
  const ids = (list: readonly NewEvent[]): string[] => list.map(({ id }) => id);

  describe('an append without an answer', () => {
    it('is sent again when it was not written', async () => {
      standIn.faults.swallowAppends(1);
      expect((await store.append(dossier, events(0, 2), 'none')).revision).toBe(1);
      expect(await inDossier()).toEqual(ids(events(0, 2)));
      expect(store.recycledClients).toBe(1);
    });

    it.each(['none', 'any'] as const)(
      'is found, with its revision and position, when it was written (%s)',
      async (expected) => {
        standIn.faults.forgetToAnswerAppends(1);
        const appended = await store.append(dossier, events(0, 2), expected);
        const written = await collect(store.readStream(dossier));
        expect(written.map(({ id }) => id)).toEqual(ids(events(0, 2)));
        expect(appended).toEqual({ revision: 1, position: written[1]?.position });
      },
    );

    it('is told as unknown when no attempt was answered, and settled by asking again', async () => {
      standIn.faults.swallowAppends(3);
      await expect(store.append(dossier, events(0, 2), 'none')).rejects.toMatchObject({
        name: 'OutcomeUnknown',
      });
      expect((await store.append(dossier, events(0, 2), 'none')).revision).toBe(1);
      expect(await inDossier()).toHaveLength(2);
    });

    it('to several streams is found when it was written', async () => {
      standIn.faults.forgetToAnswerAppends(1);
      const appended = await store.appendAll([
        { stream: 'dossier-A', events: events(0, 2), expected: 'none' },
        { stream: 'dossier-B', events: events(2, 1), expected: 'none' },
      ]);
      expect(appended.map(({ revision }) => revision)).toEqual([1, 0]);
      expect(await collect(store.readAll())).toHaveLength(4);
    });
  });

  it('gives up on a server that says nothing at all, and serves again once it speaks', async () => {
    standIn.faults.silent = true;
    const before = performance.now();
    await expect(store.append(dossier, [event(0)], 'none')).rejects.toMatchObject({ name: 'OutcomeUnknown' });
    await expect(store.lastPosition()).rejects.toMatchObject({ name: 'Unavailable' });
    expect(performance.now() - before).toBeLessThan(20 * silence);
    standIn.faults.heal();
    expect((await store.append(dossier, [event(0)], 'none')).revision).toBe(0);
    expect(await inDossier()).toHaveLength(1);
  });

  it('waits for a slow server without asking twice', async () => {
    standIn.faults.slow = silence / 4;
    expect((await store.append(dossier, events(0, 3), 'none')).revision).toBe(2);
    expect(await inDossier()).toHaveLength(3);
    expect(store.recycledClients).toBe(0);
  });

  it('reads again when a read is not answered', async () => {
    await store.append(dossier, events(0, 3), 'none');
    standIn.faults.swallowReads(1);
    expect(await inDossier()).toEqual(ids(events(0, 3)));
  });

  it('connects when the server comes, though its first read found nobody', async () => {
    const absent = await startKurrentDbStandIn();
    await absent.stop();
    const early = open(absent.url);
    await expect(early.lastPosition()).rejects.toMatchObject({ name: 'Unavailable' });
    await expect(early.append(dossier, [event(0)], 'none')).rejects.toMatchObject({ name: 'Unavailable' });
    const late = await startKurrentDbStandIn({ port: absent.port });
    try {
      expect(await early.lastPosition()).toBe(logStart);
      expect((await early.append(dossier, [event(0)], 'none')).revision).toBe(0);
    } finally {
      await late.stop();
    }
  });

  it('goes to the leader when the node it wrote to is none', async () => {
    const leader = await startKurrentDbStandIn();
    try {
      standIn.faults.refuseAsFollower(1, leader.port);
      expect((await store.append('dossier-new', [event(0)], 'none')).revision).toBe(0);
      expect(leader.log.stream('dossier-new')).toHaveLength(1);
      expect(standIn.log.stream('dossier-new')).toBeUndefined();
    } finally {
      await leader.stop();
    }
  });

  it('finds the leader of a cluster by asking the nodes that it was given, one of them gone', async () => {
    const gone = await startKurrentDbStandIn();
    await gone.stop();
    const cluster = open(`kurrentdb://127.0.0.1:${gone.port},127.0.0.1:${standIn.port}?tls=false`);
    expect((await cluster.append(dossier, [event(0)], 'none')).revision).toBe(0);
    expect(await idsIn(cluster.readStream(dossier))).toEqual(ids([event(0)]));
    expect(standIn.log.stream(dossier)).toHaveLength(1);
  });

  it('reads again when the node that it read from is no leader', async () => {
    await store.append(dossier, [event(0)], 'none');
    standIn.faults.refuseAsFollower(1, standIn.port);
    expect(await inDossier()).toEqual(ids([event(0)]));
  });

  it('writes every command once through restarts and broken connections', async () => {
    const persist = async (nth: number): Promise<void> => {
      for (;;) {
        try {
          await store.append(`dossier-${nth % 7}`, [event(nth)], 'any');
          return;
        } catch (error) {
          expect((error as Error).name).toMatch(/^(Unavailable|OutcomeUnknown)$/);
          await rest(50);
        }
      }
    };
    let done = 0;
    const writing = Promise.all(
      Array.from({ length: 10 }, async (_, writer) => {
        for (let nth = writer; nth < 300; nth += 10) {
          await persist(nth);
          done += 1;
        }
      }),
    );
    while (done < 60) await rest(5);
    standIn.drop();
    while (done < 120) await rest(5);
    await standIn.restart(300);
    while (done < 200) await rest(5);
    standIn.drop();
    await writing;
    const log = (await idsIn(store.readAll())).slice(1);
    expect([...log].sort()).toEqual(ids(events(0, 300)).sort());
  });

  describe('two programs on one log', () => {
    it('write to one stream without a hole or a repetition', async () => {
      const other = open();
      await Promise.all(
        Array.from({ length: 60 }, (_, nth) =>
          (nth % 2 ? store : other).append(dossier, [event(nth >> 1)], 'any'),
        ),
      );
      expect((await inDossier()).sort()).toEqual(ids(events(0, 30)).sort());
    });

    it('refuse an id that the other wrote at another place', async () => {
      const other = open();
      await store.append(dossier, events(0, 2), 'none');
      await other.append(dossier, [event(2)], 1);
      await expect(store.append(dossier, [event(1)], 2)).rejects.toMatchObject({ name: 'DuplicateEventId' });
      await expect(store.append(dossier, [event(3)], 1)).rejects.toMatchObject({ actual: 2 });
    });
  });

  it('forgets the ids of streams it has no room for, and keeps the rule', async () => {
    const forgetful = openKurrentDbEventStore({ url: standIn.url, rememberedIds: 10 });
    opened.push(forgetful);
    for (let nth = 0; nth < 8; nth++) await forgetful.append(`dossier-${nth}`, events(nth * 5, 5), 'none');
    await expect(forgetful.append('dossier-0', [event(0)], 4)).rejects.toMatchObject({
      name: 'DuplicateEventId',
    });
    expect((await forgetful.append('dossier-0', events(0, 5), 'none')).revision).toBe(4);
  });

  it("tells of an append larger than the server takes, by the server's own limit", async () => {
    const narrow = await startKurrentDbStandIn({ largestAppend: 10_000 });
    const large = event(0, { text: 'x'.repeat(20_000) });
    const refusal = { name: 'TooLarge', limit: 10_000 };
    try {
      const writer = open(narrow.url);
      await expect(writer.append(dossier, [large], 'none')).rejects.toMatchObject(refusal);
      const together = [
        { stream: 'dossier-A', events: [large], expected: 'none' },
        { stream: 'dossier-B', events: events(2, 1), expected: 'none' },
      ] as const;
      await expect(writer.appendAll(together)).rejects.toMatchObject(refusal);
      expect(await idsIn(writer.readAll())).toEqual([]);
    } finally {
      for (const one of opened.splice(1)) await one.close();
      await narrow.stop();
    }
  });

  it('appends to several streams on a server of 25.1, and says so on an older one', async () => {
    const [recent, old] = [
      await startKurrentDbStandIn({ version: '25.1' }),
      await startKurrentDbStandIn({ version: '24.10' }),
    ];
    const request = [
      { stream: 'dossier-A', events: events(0, 2), expected: 'none' },
      { stream: 'dossier-B', events: events(2, 1), expected: 'none' },
    ] as const;
    try {
      const appended = await open(recent.url).appendAll(request);
      expect(appended.map(({ revision }) => revision)).toEqual([1, 0]);
      await expect(open(old.url).appendAll(request)).rejects.toMatchObject({
        name: 'Unavailable',
        message: expect.stringContaining('25.1'),
      });
      expect(await collect(open(old.url).readAll())).toEqual([]);
    } finally {
      for (const one of opened.splice(1)) await one.close();
      await recent.stop();
      await old.stop();
    }
  });
});
