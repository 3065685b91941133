import { openKurrentDbEventStore } from '@jalon/event-store/kurrentdb';
import { instant, ManualClock } from '@jalon/kernel';
import { eventStoreConformance, overAConnection } from './event-store-conformance.ts';
import { startKurrentDbStandIn } from './kurrentdb/index.ts';

eventStoreConformance(
  'kurrentdb, on its stand-in',
  async () => {
    const clock = new ManualClock(instant('2016-01-01T08:00:00Z'));
    const standIn = await startKurrentDbStandIn();
    let store = openKurrentDbEventStore({ url: standIn.url, clock });
    return {
      store,
      clock,
      reopen: async () => {
        await store.close();
        store = openKurrentDbEventStore({ url: standIn.url, clock });
        return store;
      },
      dispose: async () => {
        await store.close();
        await standIn.stop();
      },
    };
  },
  overAConnection,
);
