import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openSqliteEventStoreReader } from '@jalon/event-store/sqlite';
import { parisDay, systemClock } from '@jalon/kernel';
import {
  type Ask,
  type GrantTerms,
  type Told,
  commitTheLine,
  grantTheLine,
  notifyTheDecision,
  openTheEnvelope,
  prepareTheYear,
  programmeALine,
} from '@jalon/testing/granted-line';
import { temporaryFolder } from './running-whole.ts';
import { type StartedProcess, ended, isBuilt, startProcess } from './started-process.ts';
import { whatWasWritten } from './whole-under-test.ts';

const built = isBuilt ? it : it.skip;

/** A process on a folder, asked over HTTP, and its log read from outside. */
interface Asked {
  readonly process: StartedProcess;
  readonly ask: Ask;
  settled(): Promise<void>;
}

type Log = ReturnType<typeof openSqliteEventStoreReader>;

describe('The process that follows a grant, killed', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  const started: StartedProcess[] = [];
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(async () => {
    for (const { child } of started.splice(0)) await ended(child, 'SIGKILL');
    folder.remove();
  });

  const day = parisDay(systemClock.now());
  const terms: GrantTerms = { day, name: 'sport', amount: 20_000_00 };

  async function startOn(data: string): Promise<Asked> {
    const process = startProcess('--port', '0', '--empty', '--data', data);
    started.push(process);
    const [, address = ''] = await process.says(/prêt : (http:\S+)/);
    const log = openSqliteEventStoreReader(join(data, 'jalon.db'));
    const ask: Ask = async (who, path, payload, key) => {
      const role = typeof who === 'string' ? who : who.role;
      const { token } = (await posted(`${address}/api/auth/demo-tokens`, { role })).body;
      return posted(`${address}/api/${path}`, payload, {
        authorization: `Bearer ${String(token)}`,
        'idempotency-key': key,
      });
    };
    process.child.once('exit', () => void log.close());
    return { process, ask, settled: () => untilHeard(address, log) };
  }

  const committing = async ({ ask, settled }: Asked, reference: string): Promise<void> => {
    for (const step of [
      () => grantTheLine(ask, reference, terms),
      () => notifyTheDecision(ask, reference, terms),
      () => commitTheLine(ask, `${reference}.L1`, terms),
    ]) {
      await step();
      await settled();
    }
  };

  /** What a folder's log says, once nobody writes to it. */
  async function written(data: string) {
    const store = openSqliteEventStoreReader(join(data, 'jalon.db'));
    const facts = await whatWasWritten({ store });
    const last = Number(await store.lastPosition());
    await store.close();
    return { facts, last };
  }

  built(
    'ends, once it is started again, exactly where it would have without the kill',
    async () => {
      const base = folder.path('base');
      const first = await startOn(base);
      const year = await prepareTheYear(first.ask, day);
      await openTheEnvelope(first.ask, day, 100_000_00);
      const reference = await programmeALine(first.ask, year, terms);
      await first.settled();
      await ended(first.process.child, 'SIGTERM');
      const { last: before } = await written(base);

      const unharmed = folder.path('unharmed');
      cpSync(base, unharmed, { recursive: true });
      const whole = await startOn(unharmed);
      await committing(whole, reference);
      await ended(whole.process.child, 'SIGTERM');
      const expected = await written(unharmed);
      expect(expected.facts.get(`commitment-${reference}.L1`)).toHaveLength(5);

      let interrupted = 0;
      for (let position = before + 1; position <= expected.last; position++) {
        const data = folder.path(`killed-at-${String(position)}`);
        cpSync(base, data, { recursive: true });
        const doomed = await startOn(data);
        const told = committing(doomed, reference).catch(() => undefined);
        await killedAt(position, doomed.process, join(data, 'jalon.db'));
        await told;
        if ((await written(data)).last < expected.last) interrupted++;
        const again = await startOn(data);
        await committing(again, reference);
        expect(await ended(again.process.child, 'SIGTERM')).toBe(0);
        expect([position, (await written(data)).facts]).toEqual([position, expected.facts]);
      }
      expect(interrupted).toBeGreaterThan(0); // a kill that comes too late proves nothing
    },
    300_000,
  );
});

/** Kills a process as soon as its log has come to a position. */
async function killedAt(position: number, { child }: StartedProcess, file: string): Promise<void> {
  const log = openSqliteEventStoreReader(file);
  while (Number(await log.lastPosition()) < position) await pause(1);
  await ended(child, 'SIGKILL');
  await log.close();
}

async function posted(url: string, payload: object, headers: Record<string, string> = {}): Promise<Told> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(payload),
  });
  return { status: answer.status, body: (await answer.json()) as Told['body'] };
}

/** Until both services have heard all that the log holds. */
async function untilHeard(address: string, log: Log): Promise<void> {
  for (;;) {
    const last = Number(await log.lastPosition());
    const figures = await (await fetch(`${address}/metrics`)).text();
    const heard = [...figures.matchAll(/^jalon_consumer_position\{[^}]*\} ([0-9]+)/gm)].map(([, at]) =>
      Number(at),
    );
    const settled = heard.length > 0 && heard.every((position) => position >= last);
    if (settled && Number(await log.lastPosition()) === last) return;
    await pause(5);
  }
}
