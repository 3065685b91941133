import { Conflict, type EventStore, type Expected, type NewEvent } from '@jalon/event-store';
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { collect, event, type EventStoreFactory } from './event-store-under-test.ts';

interface Act {
  readonly stream: `dossier-${number}`;
  readonly ids: readonly number[];
  readonly expected: Expected;
}

const act: fc.Arbitrary<Act> = fc.record({
  stream: fc.integer({ min: 0, max: 2 }).map((nth) => `dossier-${nth}` as const),
  ids: fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { maxLength: 3 }),
  expected: fc.oneof(
    fc.constantFrom<Expected>('none', 'any', 'exists'),
    fc.integer({ min: 0, max: 8 }).map((revision): Expected => revision),
  ),
});

/** Whatever the interleaving of writers, and however often they ask. */
export function propertyConformance(factory: EventStoreFactory, numRuns: number): void {
  const onFreshLog = async (test: (store: EventStore) => Promise<void>): Promise<void> => {
    const under = await factory();
    try {
      await test(under.store);
    } finally {
      await under.dispose();
    }
  };
  const written = ({ ids }: Act): NewEvent[] => ids.map((nth) => event(nth));

  /** A log in the words of the port: streams without holes, ids once per stream, positions in order. */
  const checkLog = async (store: EventStore): Promise<void> => {
    const log = await collect(store.readAll());
    const positions = log.map(({ position }) => position);
    expect([...new Set(positions)].sort((a, b) => a - b)).toEqual(positions);
    for (const stream of new Set(log.map((recorded) => recorded.stream))) {
      const inLog = log.filter((recorded) => recorded.stream === stream);
      expect(await collect(store.readStream(stream))).toEqual(inLog);
      expect(inLog.map(({ revision }) => revision)).toEqual(inLog.map((_, nth) => nth));
      expect(new Set(inLog.map(({ id }) => id)).size).toBe(inLog.length);
    }
  };

  it('keeps every stream whole under any interleaving of writers', async () => {
    const writers = fc.array(fc.array(act, { maxLength: 6 }), { minLength: 2, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(writers, fc.scheduler(), async (plans, scheduler) => {
        await onFreshLog(async (store) => {
          const acknowledged: { act: Act; revision: number }[] = [];
          const write = async (plan: readonly Act[]): Promise<void> => {
            for (const one of plan) {
              await scheduler.schedule(Promise.resolve());
              try {
                const { revision } = await store.append(one.stream, written(one), one.expected);
                acknowledged.push({ act: one, revision });
              } catch (error) {
                expect((error as Error).name).toMatch(/^(Conflict|DuplicateEventId)$/);
              }
            }
          };
          const running = Promise.all(plans.map(write));
          await scheduler.waitFor(running);
          await checkLog(store);
          for (const { act: done, revision } of acknowledged) {
            const stream = await collect(store.readStream(done.stream));
            const there = stream.slice(revision - done.ids.length + 1, revision + 1).map(({ id }) => id);
            if (done.ids.length > 0) expect(there).toEqual(written(done).map(({ id }) => id));
          }
        });
      }),
      { numRuns },
    );
  });

  it('answers a request the same, and writes it once, however often it is repeated', async () => {
    const requests = fc.array(fc.tuple(act, fc.integer({ min: 0, max: 3 })), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(requests, async (plan) => {
        await onFreshLog(async (store) => {
          for (const [one, repetitions] of plan) {
            const first = await store
              .append(one.stream, written(one), one.expected)
              .catch((error: Error) => error);
            if (first instanceof Error || one.ids.length === 0) continue;
            const before = await store.lastPosition();
            const again = Array.from({ length: repetitions }, () =>
              store.append(one.stream, written(one), one.expected),
            );
            expect(await Promise.all(again)).toEqual(again.map(() => first));
            expect(await store.lastPosition()).toBe(before);
          }
          await checkLog(store);
        });
      }),
      { numRuns },
    );
  });

  it('lets exactly one of k writers with the same belief win, for any k', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 5 }), async (k, length) => {
        await onFreshLog(async (store) => {
          for (let nth = 0; nth < length; nth++) await store.append('dossier-0', [event(1000 + nth)], 'any');
          const belief: Expected = length === 0 ? 'none' : length - 1;
          const rivals = await Promise.allSettled(
            Array.from({ length: k }, (_, nth) => store.append('dossier-0', [event(nth)], belief)),
          );
          const losers = rivals.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
          expect(losers).toHaveLength(k - 1);
          for (const { reason } of losers) expect(reason).toBeInstanceOf(Conflict);
          await checkLog(store);
        });
      }),
      { numRuns: Math.ceil(numRuns / 2) },
    );
  });
}
