import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { instant } from '@jalon/kernel';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { NewEvent, RecordedEvent } from '../envelope.ts';
import { derivedId } from '../event-id.ts';
import type { EventStore } from '../event-store.ts';
import { openSqliteEventStore, openSqliteEventStoreReader, type SqliteEventStore } from './index.ts';

const event = (nth: number): NewEvent => ({
  id: derivedId('backup', nth),
  type: 'DossierNoted',
  version: 1,
  data: { nth },
  metadata: {
    actor: { id: 'camille', role: 'instructeur' },
    occurredAt: instant('2016-01-01T00:00:00Z'),
    commandId: derivedId('backup', `c${nth}`),
    correlationId: derivedId('backup', `c${nth}`),
    causationId: derivedId('backup', `c${nth}`),
  },
});

async function all(store: EventStore): Promise<RecordedEvent[]> {
  const log: RecordedEvent[] = [];
  for await (const page of store.readAll().pages()) log.push(...page);
  return log;
}

describe('one log, several who open it', () => {
  let folder: string;
  let file: string;
  let store: SqliteEventStore;
  let writing: boolean;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'jalon-backup-'));
    file = join(folder, 'jalon.db');
    store = openSqliteEventStore({ file });
    writing = true;
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const writeUntilTold = async (): Promise<number> => {
    let nth = 0;
    const call = async (): Promise<void> => {
      while (writing) {
        const mine = nth++;
        await store.append(`dossier-${mine % 50}`, [event(mine)], 'any');
      }
    };
    await Promise.all(Array.from({ length: 8 }, call));
    return nth;
  };

  it('is copied while it is written; each copy opens as a log, is its beginning, and can be written on', async () => {
    for (let from = 10_000; from < 16_000; from += 500) {
      await store.append(
        'dossier-before',
        Array.from({ length: 500 }, (_, nth) => event(from + nth)),
        'any',
      );
    }
    const running = writeUntilTold();
    const copies: { path: string; last: number }[] = [];
    for (let nth = 0; nth < 3; nth++) {
      const path = join(folder, `copy-${nth}.db`);
      const before = await store.lastPosition();
      const last = await store.backup(path);
      expect(last).toBeGreaterThanOrEqual(before);
      copies.push({ path, last });
    }
    writing = false;
    await running;
    const log = await all(store);
    for (const { path, last } of copies) {
      const copy = openSqliteEventStore({ file: path });
      expect(copy.recovery.outcome).toBe('whole');
      expect(await all(copy)).toEqual(log.slice(0, last));
      expect((await copy.append('dossier-after', [event(99_999)], 'none')).position).toBe(last + 1);
      await copy.close();
    }
  });

  it('is restored from a copy put in its place', async () => {
    await store.append('dossier-A', [event(0), event(1)], 'none');
    const path = join(folder, 'copy.db');
    await store.backup(path);
    await store.append('dossier-A', [event(2)], 1);
    await store.close();
    for (const part of ['', '-wal', '-shm', '.witness']) rmSync(`${file}${part}`, { force: true });
    copyFileSync(path, file);
    store = openSqliteEventStore({ file });
    expect(store.recovery.outcome).toBe('whole');
    expect((await all(store)).map(({ revision }) => revision)).toEqual([0, 1]);
    expect((await store.append('dossier-A', [event(2)], 1)).revision).toBe(2);
  });

  it('says so when a copy older than what was acknowledged is put in its place with the witness left', async () => {
    await store.append('dossier-A', [event(0)], 'none');
    const path = join(folder, 'copy.db');
    await store.backup(path);
    await store.append('dossier-A', [event(1)], 0);
    await store.close();
    for (const part of ['', '-wal', '-shm']) rmSync(`${file}${part}`, { force: true });
    copyFileSync(path, file);
    store = openSqliteEventStore({ file });
    expect(store.recovery).toMatchObject({ outcome: 'lost', lastPosition: 1, lastAcknowledged: 2 });
  });

  it('replaces no file with a copy, and leaves nothing of a copy that failed', async () => {
    const there = join(folder, 'there.db');
    writeFileSync(there, 'precious');
    await expect(store.backup(there)).rejects.toMatchObject({ name: 'Unavailable' });
    const nowhere = join(folder, 'nowhere', 'copy.db');
    await expect(store.backup(nowhere)).rejects.toMatchObject({ name: 'Unavailable' });
    expect(existsSync(`${nowhere}.unfinished`)).toBe(false);
  });

  it('refuses a second writer in the same process, and names the first', () => {
    expect(() => openSqliteEventStore({ file })).toThrow(`process ${process.pid} on `);
    expect(store.recovery.outcome).toBe('whole');
  });

  it('lets others read what is written meanwhile, and append nothing', async () => {
    await store.append('dossier-A', [event(0)], 'none');
    const reader = openSqliteEventStoreReader(file);
    for (let nth = 1; nth < 200; nth++) await store.append('dossier-A', [event(nth)], nth - 1);
    expect(await all(reader)).toEqual(await all(store));
    const read: number[] = [];
    for await (const { revision } of reader.readStream('dossier-A')) read.push(revision);
    expect(read).toEqual([...Array(200).keys()]);
    await expect(reader.append('dossier-A', [event(999)], 'any')).rejects.toMatchObject({
      name: 'Unavailable',
    });
    await reader.close();
  });

  it('lets a reader follow what another connection writes', async () => {
    const reader = openSqliteEventStoreReader(file);
    const subscription = reader.subscribe('end');
    const first = subscription[Symbol.asyncIterator]();
    expect((await first.next()).value).toMatchObject({ kind: 'caughtUp' });
    const next = first.next();
    await store.append('dossier-A', [event(0)], 'none');
    expect((await next).value).toMatchObject({ kind: 'events', position: 1 });
    await subscription.close();
    await reader.close();
  });
});
