import { setTimeout as rest } from 'node:timers/promises';
import { type EventStore, logStart, type NewEvent } from '@jalon/event-store';
import { openKurrentDbEventStore } from '@jalon/event-store/kurrentdb';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { event, events } from '../event-store-under-test.ts';
import { type KurrentDbStandIn, startKurrentDbStandIn } from './index.ts';

const silence = 400;
const dossier = 'dossier-D16-7K3M9Q';

describe('KurrentDB goes wrong, and whoever follows the log hears all of it once', () => {
  let standIn: KurrentDbStandIn;
  let store: EventStore;
  const opened: EventStore[] = [];
  const open = (url = standIn.url): EventStore => {
    const another = openKurrentDbEventStore({ url, silence, attempts: 3 });
    opened.push(another);
    return another;
  };
  const ids = (list: readonly NewEvent[]): string[] => list.map(({ id }) => id);

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

  /** Listens until it has heard so many; `live` once it has caught up with what was there. */
  const follow = (wanted: number): { heard: string[]; live: Promise<void>; over: Promise<void> } => {
    const heard: string[] = [];
    const live = Promise.withResolvers<void>();
    const over = (async () => {
      for await (const message of store.subscribe(logStart)) {
        if (message.kind === 'events') heard.push(...message.events.map(({ id }) => id));
        if (message.kind === 'caughtUp') live.resolve();
        if (heard.length >= wanted) break;
      }
    })();
    return { heard, live: live.promise, over };
  };

  it.each<[string, () => unknown]>([
    ['connections break', () => standIn.drop()],
    ['the server restarts', () => standIn.restart(200)],
    ['the server ends it in order', () => standIn.faults.endSubscriptions()],
    ['it is told that the node is no leader', () => standIn.faults.refuseAsFollower(1, standIn.port)],
    ['it falls silent without an error', () => standIn.faults.muteSubscriptions()],
  ])('goes on from where it was when %s, without loss or repetition', async (_what, trouble) => {
    const { heard, live, over } = follow(121);
    await live;
    for (let nth = 0; nth < 40; nth++) await store.append(dossier, [event(nth)], 'any');
    for (const from of [40, 80]) {
      while (heard.length < from + 1) await rest(5);
      await trouble();
      for (let nth = from; nth < from + 40; nth++) {
        while (!(await written(nth))) await rest(20);
      }
    }
    await over;
    expect(heard).toEqual(ids([event(900), ...events(0, 120)]));
  });

  const written = (nth: number): Promise<boolean> =>
    store.append(dossier, [event(nth)], 'any').then(
      () => true,
      () => false,
    );

  it('waits for a server that is not there yet', async () => {
    const absent = await startKurrentDbStandIn();
    await absent.stop();
    const early = open(absent.url).subscribe(logStart)[Symbol.asyncIterator]();
    const first = early.next();
    await rest(silence);
    const late = await startKurrentDbStandIn({ port: absent.port });
    expect((await first).value).toEqual({ kind: 'caughtUp', position: logStart });
    await early.return?.();
    await late.stop();
  });
});
