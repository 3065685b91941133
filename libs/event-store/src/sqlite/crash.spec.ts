import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '../envelope.ts';
import { Unavailable } from '../errors.ts';
import { openSqliteEventStore, openSqliteEventStoreReader } from './index.ts';

const kills = Number(process.env['JALON_KILLS'] ?? 3);
const program = new URL('./crash-writer.program.ts', import.meta.url).pathname;

describe('a process that dies while it writes', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'jalon-crash-'));
    file = join(folder, 'jalon.db');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const start = (...more: string[]): ChildProcess =>
    spawn(
      process.execPath,
      ['--conditions=jalon-source', '--disable-warning=ExperimentalWarning', program, file, ...more],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );

  /**
   * What the child said, once it is gone. Kills it when it has said so many answers: a count, never a delay, so that
   * a quick machine and a slow one are killed alike in the midst of the work.
   */
  const run = async (child: ChildProcess, killAfter = Infinity): Promise<string[]> => {
    let said = '';
    let lines = 0;
    for await (const words of child.stdout ?? []) {
      said += String(words);
      lines += String(words).split('\n').length - 1;
      if (lines > killAfter) child.kill('SIGKILL');
    }
    // A line that the kill cut short was not said.
    return said.slice(0, said.lastIndexOf('\n')).split('\n').slice(1);
  };

  const readLog = async (): Promise<RecordedEvent[]> => {
    const store = openSqliteEventStore({ file });
    const log: RecordedEvent[] = [];
    for await (const page of store.readAll().pages()) log.push(...page);
    expect(store.recovery.outcome).not.toBe('lost');
    await store.close();
    return log;
  };

  it(
    `keeps every acknowledged event once, no half batch and no hole (killed ${kills} times)`,
    async () => {
      let acknowledgedInAll = 0;
      let cutShort = 0;
      for (let kill = 0; kill < kills; kill++) {
        const acknowledged = await run(start('64', '10000'), Math.random() * 8_000);
        acknowledgedInAll += acknowledged.length;
        if (acknowledged.length < 10_000) cutShort += 1;
        const log = await readLog();
        expect(log.map(({ position }) => position)).toEqual(log.map((_, nth) => nth + 1));

        const streams = Map.groupBy(log, ({ stream }) => stream);
        for (const inStream of streams.values()) {
          expect(inStream.map(({ revision }) => revision)).toEqual(inStream.map((_, nth) => nth));
          expect(new Set(inStream.map(({ id }) => id)).size).toBe(inStream.length);
        }
        for (const line of acknowledged) {
          const [stream = '', first, count] = line.split(' ');
          const batch = streams
            .get(stream as RecordedEvent['stream'])
            ?.slice(Number(first), Number(first) + Number(count));
          expect(batch?.map(({ data }) => (data as { nth: number }).nth)).toEqual([
            ...Array(Number(count)).keys(),
          ]);
        }
        // An append is `1 + nth % 5` events of one origin: every origin is there whole.
        const batches = Map.groupBy(log, ({ data }) => (data as { origin: string }).origin);
        for (const [origin, batch] of batches) {
          expect(batch).toHaveLength(1 + (Number(origin.split('-')[1]) % 5));
        }
      }
      expect(acknowledgedInAll).toBeGreaterThan(0);
      expect(cutShort).toBeGreaterThan(0);
    },
    kills * 20_000,
  );

  it('reads its streams after a kill as the log tells them', async () => {
    await run(start('64', '10000'), 5_000);
    const log = await readLog();
    const store = openSqliteEventStore({ file });
    for (const [stream, expected] of Map.groupBy(log, (recorded) => recorded.stream)) {
      const read: RecordedEvent[] = [];
      for await (const recorded of store.readStream(stream)) read.push(recorded);
      expect(read).toEqual(expected);
    }
    await store.close();
  });

  it('frees the right to write with its death, and holds it until then', async () => {
    const child = start('1', '1000000');
    await new Promise((resolve) => child.stdout?.once('data', resolve));
    expect(() => openSqliteEventStore({ file })).toThrow(Unavailable);
    expect(() => openSqliteEventStore({ file })).toThrow(`process ${child.pid} on `);
    const reader = openSqliteEventStoreReader(file);
    const before = await reader.lastPosition();
    while ((await reader.lastPosition()) === before) await new Promise((resolve) => setTimeout(resolve, 5));
    let read = 0;
    for await (const page of reader.readAll().pages()) read += page.length;
    expect(read).toBeGreaterThan(before);
    await reader.close();
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('close', resolve));
    const store = openSqliteEventStore({ file });
    expect(await store.lastPosition()).toBeGreaterThanOrEqual(read);
    await store.close();
  });

  it('is told that the disk is full, and the log reopens whole and writes on', async () => {
    const quota = ['-c', `ulimit -f 4000; exec "$@"`, 'sh', process.execPath];
    const flags = [
      '--conditions=jalon-source',
      '--disable-warning=ExperimentalWarning',
      program,
      file,
      '16',
      '100000',
      '2000',
    ];
    const child = spawn('sh', [...quota, ...flags], { stdio: ['ignore', 'pipe', 'inherit'] });
    const said = await run(child);
    expect(said.at(-1)).toBe('failed Unavailable');
    const acknowledged = said.filter((line) => line.startsWith('dossier-'));
    expect(acknowledged.length).toBeGreaterThan(100);

    const log = await readLog();
    const count = acknowledged.reduce((total, line) => total + Number(line.split(' ')[2]), 0);
    expect(log.length).toBeGreaterThanOrEqual(count);
    expect(log.map(({ position }) => position)).toEqual(log.map((_, nth) => nth + 1));
    const after = (await run(start('4', '50'))).filter((line) => line.startsWith('dossier-'));
    expect(after).toHaveLength(50);
    expect((await readLog()).length).toBeGreaterThan(log.length);
  });

  it('leaves a torn end of the write-ahead log, which is dropped and told', async () => {
    await run(start('8', '1000000'), 500);
    const wal = `${file}-wal`;
    const whole = readFileSync(wal);
    expect(statSync(wal).size).toBeGreaterThan(8192);
    const salts = whole.subarray(16, 24);
    const frame = 24 + whole.readUInt32BE(8);
    let end = 32;
    while (end + frame <= whole.length && whole.subarray(end + 8, end + 16).equals(salts)) end += frame;
    // One more frame, begun and not finished, as a power cut leaves it.
    const torn = Buffer.concat([whole.subarray(0, end), whole.subarray(32, 32 + 1000)]);
    salts.copy(torn, end + 8);
    torn.writeUInt32BE(0, end + 4);
    writeFileSync(wal, torn);
    const store = openSqliteEventStore({ file });
    expect(store.recovery).toMatchObject({ outcome: 'dropped', droppedBytes: 1000 });
    expect(store.recovery.sentence).toContain('1000 octets');
    await store.close();
  });
});
