import type { ChildProcess } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from './running-whole.ts';
import { ended, isBuilt, startProcess } from './started-process.ts';

const built = isBuilt ? it : it.skip;

describe('The process that npm start runs', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  const started: ChildProcess[] = [];
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(async () => {
    for (const child of started.splice(0)) await ended(child, 'SIGKILL');
    folder.remove();
  });

  function start(...options: readonly string[]) {
    const process = startProcess('--data', folder.path('data'), ...options);
    started.push(process.child);
    return process;
  }

  built(
    'killed while it loads, starts afresh the next time, and keeps everything over a clean stop',
    async () => {
      const killed = start('--port', '0');
      await killed.says(/: [345][0-9] %/);
      await ended(killed.child, 'SIGKILL');
      const whole = start('--port', '0');
      const [, events] = await whole.says(/prêt.*\(([0-9]+) événements\)/);
      expect(Number(events)).toBeGreaterThan(30_000);
      expect(await ended(whole.child, 'SIGTERM')).toBe(0);
      const again = start('--port', '0');
      const [, kept] = await again.says(/prêt.*\(([0-9]+) événements\)/);
      expect(kept).toBe(events);
      expect(await ended(again.child, 'SIGINT')).toBe(0);
    },
    120_000,
  );

  built('says that it is a demonstration, gives an example per person, and answers', async () => {
    const { says } = start('--port', '0', '--empty');
    const [, address] = await says(/prêt : (http:\S+)/);
    await says(/démonstration[\s\S]*instructeur[\s\S]*financier[\s\S]*auditeur/);
    const welcome = await fetch(`${address ?? ''}/`);
    expect(welcome.headers.get('x-jalon-mode')).toBe('demonstration');
    expect(await welcome.text()).toContain('<div id="jalon">');
    const session = await fetch(`${address}/portal/session`);
    expect(await session.json()).toEqual({ mode: 'demonstration' });
    const ready = await fetch(`${address ?? ''}/health/ready`);
    expect(await ready.json()).toMatchObject({ status: 'ready', mode: 'demonstration' });
    const ofNoWriting = { 'x-jalon-at-least': '1000000' };
    expect((await fetch(`${address ?? ''}/health/live`, { headers: ofNoWriting })).status).toBe(400);
  });

  built('tells which port is taken, and who holds the data', async () => {
    const first = start('--port', '0', '--empty');
    const [, port] = await first.says(/prêt : http:\S+:([0-9]+)/);
    const other = start('--port', '0', '--empty');
    await other.says(new RegExp(String(first.child.pid)));
    expect(await ended(other.child)).toBe(1);
    const elsewhere = start('--port', port ?? '', '--empty', '--data', folder.path('other'));
    await elsewhere.says(new RegExp(`port ${port ?? ''} est déjà pris`));
    expect(await ended(elsewhere.child)).toBe(1);
  });
});
