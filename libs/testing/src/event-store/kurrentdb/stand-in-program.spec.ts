import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as rest } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openKurrentDbEventStore } from '@jalon/event-store/kurrentdb';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { event, events, idsIn } from '../event-store-under-test.ts';

const program = fileURLToPath(new URL('stand-in.program.ts', import.meta.url));

describe('a log whose server is a process of its own', () => {
  let folder: string;
  let server: ChildProcess;
  let url: string;
  const start = async (port: number): Promise<void> => {
    server = spawn(
      process.execPath,
      ['--conditions=jalon-source', program, String(port), join(folder, 'events')],
      { stdio: ['pipe', 'pipe', 'inherit'] },
    );
    if (!server.stdout) throw new Error('No output');
    [url] = (await once(createInterface({ input: server.stdout }), 'line')) as [string];
  };
  const kill = async (): Promise<void> => {
    const gone = once(server, 'exit');
    server.kill('SIGKILL');
    await gone;
  };

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'jalon-stand-in-'));
    await start(0);
  });
  afterEach(async () => {
    await kill();
    rmSync(folder, { recursive: true, force: true });
  });

  it('has every event once when the server is killed at work and started again', async () => {
    const store = openKurrentDbEventStore({ url, silence: 1_000 });
    const port = Number(new URL(url).port);
    let acknowledged = 0;
    const writing = Promise.all(
      Array.from({ length: 8 }, async (_, writer) => {
        for (let nth = writer; nth < 400; nth += 8) {
          while (!(await settled(store.append(`dossier-${writer}`, [event(nth)], 'any')))) await rest(50);
          acknowledged += 1;
        }
      }),
    );
    for (const until of [50, 150, 250]) {
      while (acknowledged < until) await rest(5);
      await kill();
      await start(port);
    }
    await writing;
    expect((await idsIn(store.readAll())).sort()).toEqual(
      events(0, 400)
        .map(({ id }) => id)
        .sort(),
    );
    await store.close();
  });

  it('obeys orders, so that others can try their programs under faults', async () => {
    const store = openKurrentDbEventStore({ url, silence: 300, attempts: 1 });
    await store.append('dossier-A', [event(0)], 'none');
    server.stdin?.write('silent\n');
    while (await settled(store.lastPosition())) await rest(20);
    server.stdin?.write('heal\n');
    while (!(await settled(store.lastPosition()))) await rest(20);
    expect(await idsIn(store.readAll())).toEqual([event(0).id]);
    await store.close();
  });

  const settled = (call: Promise<unknown>): Promise<boolean> =>
    call.then(
      () => true,
      () => false,
    );
});
