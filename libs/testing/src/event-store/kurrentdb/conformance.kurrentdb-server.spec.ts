import { randomBytes } from 'node:crypto';
import { logStart } from '@jalon/event-store';
import { openKurrentDbEventStore } from '@jalon/event-store/kurrentdb';
import { epochMilliseconds, instant, ManualClock } from '@jalon/kernel';
import { engineUrl } from '../../engine-url.ts';
import { eventStoreConformance, overAConnection } from '../event-store-conformance.ts';
import { collect } from '../event-store-under-test.ts';
import { logWindow, shifted, type WindowFrame } from './log-window.ts';

// On a real KurrentDB: `npm run test:kurrentdb`. It cannot be emptied between two tests; each looks through a window.
const start = instant('2016-01-01T08:00:00Z');

eventStoreConformance(
  'kurrentdb, a real server',
  async () => {
    const url = engineUrl('KURRENTDB_URL');
    const before = openKurrentDbEventStore({ url });
    const [newest] = await collect(before.readAll({ backwards: true, maxCount: 1 }));
    await before.close();
    const frame: WindowFrame = {
      base: newest?.position ?? logStart,
      mark: `.${randomBytes(6).toString('hex')}`,
      shift: newest ? epochMilliseconds(newest.recordedAt) - epochMilliseconds(start) + 1_000 : 0,
    };
    const clock = new ManualClock(start);
    const open = () =>
      openKurrentDbEventStore({ url, clock: { now: () => shifted(clock.now(), frame.shift) } });
    let store = open();
    return {
      store: logWindow(store, frame),
      clock,
      reopen: async () => {
        await store.close();
        store = open();
        return logWindow(store, frame);
      },
      dispose: () => store.close(),
    };
  },
  overAConnection,
);
