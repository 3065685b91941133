import {
  closeSync,
  copyFileSync,
  mkdtempSync,
  openSync,
  rmSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { instant } from '@jalon/kernel';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { NewEvent } from '../envelope.ts';
import { CorruptLog } from '../errors.ts';
import { derivedId } from '../event-id.ts';
import { openSqliteEventStore } from './index.ts';

const event = (nth: number): NewEvent => ({
  id: derivedId('damage', nth),
  type: 'DossierNoted',
  version: 1,
  data: { nth, text: 'n'.repeat(500) },
  metadata: {
    actor: { id: 'camille', role: 'instructeur' },
    occurredAt: instant('2016-01-01T00:00:00Z'),
    commandId: derivedId('damage', `c${nth}`),
    correlationId: derivedId('damage', `c${nth}`),
    causationId: derivedId('damage', `c${nth}`),
  },
});

describe('a log that was damaged', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'jalon-damage-'));
    file = join(folder, 'jalon.db');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const write = async (appends: number): Promise<void> => {
    const store = openSqliteEventStore({ file });
    for (let nth = 0; nth < appends; nth++) await store.append(`dossier-${nth % 9}`, [event(nth)], 'any');
    await store.close();
  };

  /** The files as a kill leaves them: the end of the log still in the write-ahead log. */
  const copyOfRunningLog = async (appends: number): Promise<string> => {
    const store = openSqliteEventStore({ file });
    for (let nth = 0; nth < appends; nth++) await store.append(`dossier-${nth % 9}`, [event(nth)], 'any');
    const copy = join(folder, 'copy.db');
    for (const part of ['', '-wal', '.witness']) copyFileSync(`${file}${part}`, `${copy}${part}`);
    await store.close();
    return copy;
  };

  const overwrite = (path: string, at: number, bytes: string | Uint8Array): void => {
    const descriptor = openSync(path, 'r+');
    const written = typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes;
    writeSync(descriptor, written, 0, written.length, at);
    closeSync(descriptor);
  };

  it('opens whole after a clean close, and says so', async () => {
    await write(20);
    const store = openSqliteEventStore({ file });
    expect(store.recovery).toMatchObject({
      outcome: 'whole',
      lastPosition: 20,
      lastAcknowledged: 20,
      droppedBytes: 0,
    });
    await store.close();
  });

  it('opens whole from the files that a kill left', async () => {
    const store = openSqliteEventStore({ file: await copyOfRunningLog(50) });
    expect(store.recovery).toMatchObject({ outcome: 'whole', lastPosition: 50 });
    await store.close();
  });

  it.each([
    ['its first bytes are flipped', 3, 'X', /does not start as an SQLite file/],
    ['its page size is impossible', 16, '\x03\x03', /page size 771/],
    ['a fixed field of its header is flipped', 21, '\x00', /payload fractions/],
    ['it belongs to another program', 68, 'ABCD', /not a log of Jalon/],
    ['it is of a later version', 60, '\0\0\0\x09', /schema version 9/],
  ])('is refused when %s', async (_what, at, bytes, reason) => {
    await write(30);
    overwrite(file, at, bytes);
    expect(() => openSqliteEventStore({ file })).toThrow(CorruptLog);
    expect(() => openSqliteEventStore({ file })).toThrow(reason);
  });

  it('is refused when its main file was cut, with the page that is missing', async () => {
    await write(100);
    const { size } = statSync(file);
    truncateSync(file, size - 5000);
    expect(() => openSqliteEventStore({ file })).toThrow(
      /is truncated: it should have \d+ pages of 4096 bytes/,
    );
    truncateSync(file, 50);
    expect(() => openSqliteEventStore({ file })).toThrow(/less than a header/);
  });

  it('is refused when it vanished or is empty, and its witness tells of events', async () => {
    await write(10);
    truncateSync(file, 0);
    expect(() => openSqliteEventStore({ file })).toThrow(/is empty, but its witness says .* position 10/);
    rmSync(file);
    expect(() => openSqliteEventStore({ file })).toThrow(/is missing, but its witness/);
  });

  it('opens at its last whole commit when acknowledged commits are torn, and names what was lost', async () => {
    const copy = await copyOfRunningLog(60);
    const wal = `${copy}-wal`;
    overwrite(wal, Math.floor(statSync(wal).size * 0.6), 'damage');
    const store = openSqliteEventStore({ file: copy });
    const { lastPosition } = store.recovery;
    expect(store.recovery).toMatchObject({ outcome: 'lost', lastAcknowledged: 60 });
    expect(lastPosition).toBeGreaterThan(0);
    expect(lastPosition).toBeLessThan(60);
    expect(store.recovery.sentence).toMatch(new RegExp(`PERTE.*${lastPosition + 1} à 60`));
    const read: number[] = [];
    for await (const { position } of store.readAll()) read.push(position);
    expect(read).toEqual([...Array(lastPosition).keys()].map((nth) => nth + 1));
    expect((await store.append('dossier-0', [event(1000)], 'any')).position).toBe(lastPosition + 1);
    await store.close();
  });

  it('names what was lost when the write-ahead log was cut or is gone', async () => {
    const cut = await copyOfRunningLog(60);
    truncateSync(`${cut}-wal`, Math.floor(statSync(`${cut}-wal`).size / 2));
    const store = openSqliteEventStore({ file: cut });
    expect(store.recovery).toMatchObject({ outcome: 'lost', lastAcknowledged: 60 });
    await store.close();
  });

  it('refuses an event to be changed or deleted, whoever asks', async () => {
    await write(5);
    const database = new DatabaseSync(file);
    expect(() => database.exec(`UPDATE events SET event = '{}' WHERE position = 1`)).toThrow(/never changed/);
    expect(() => database.exec('DELETE FROM events')).toThrow(/never deleted/);
    database.exec('PRAGMA recursive_triggers = ON');
    expect(() => database.exec(`INSERT OR REPLACE INTO events VALUES (1, NULL, '{}')`)).toThrow(
      /never deleted/,
    );
    database.close();
  });
});
