import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteEventStore } from '@jalon/event-store/sqlite';
import { instant, ManualClock } from '@jalon/kernel';
import { eventStoreConformance } from './event-store-conformance.ts';

eventStoreConformance('sqlite', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'jalon-conformance-'));
  const clock = new ManualClock(instant('2016-01-01T08:00:00Z'));
  const file = join(folder, 'jalon.db');
  let store = openSqliteEventStore({ file, clock });
  return {
    store,
    clock,
    reopen: async () => {
      await store.close();
      store = openSqliteEventStore({ file, clock });
      return store;
    },
    dispose: async () => {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
});
