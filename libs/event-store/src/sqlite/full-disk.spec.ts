import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { instant } from '@jalon/kernel';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NewEvent } from '../envelope.ts';
import { derivedId } from '../event-id.ts';
import { openSqliteEventStore } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'jalon-full-disk-'));
const disk = join(folder, 'disk');

/** A disk of 3 MiB, in memory. Needs the right to mount; the quota of `crash.spec.ts` needs none. */
function mountSmallDisk(): boolean {
  mkdirSync(disk);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', disk], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const mounted = mountSmallDisk();
const onSmallDisk = mounted ? it : it.skip;

const event = (nth: number): NewEvent => ({
  id: derivedId('full-disk', nth),
  type: 'DossierNoted',
  version: 1,
  data: { nth, text: 'n'.repeat(3000) },
  metadata: {
    actor: { id: 'camille', role: 'instructeur' },
    occurredAt: instant('2016-01-01T00:00:00Z'),
    commandId: derivedId('full-disk', `c${nth}`),
    correlationId: derivedId('full-disk', `c${nth}`),
    causationId: derivedId('full-disk', `c${nth}`),
  },
});

describe('a disk that fills up (needs the right to mount a small one)', () => {
  let file: string;
  let ballast: string;
  beforeAll(() => {
    file = join(disk, 'jalon.db');
    ballast = join(disk, 'ballast');
    if (mounted) writeFileSync(ballast, Buffer.alloc(1024 * 1024));
  });
  afterAll(() => {
    if (mounted) execFileSync('umount', [disk]);
    rmSync(folder, { recursive: true, force: true });
  });

  onSmallDisk(
    'refuses what it cannot keep, keeps what it acknowledged, and writes on once there is room',
    async () => {
      let store = openSqliteEventStore({ file });
      const acknowledged: number[] = [];
      let refusal: unknown;
      for (let nth = 0; refusal === undefined && nth < 5000; nth += 10) {
        const group = Array.from({ length: 10 }, (_, index) => nth + index);
        const outcomes = await Promise.allSettled(
          group.map((one) => store.append(`dossier-${one % 7}`, [event(one)], 'any')),
        );
        for (const [index, outcome] of outcomes.entries()) {
          if (outcome.status === 'fulfilled') acknowledged.push(nth + index);
          else refusal = outcome.reason;
        }
      }
      expect(refusal).toMatchObject({ name: 'Unavailable' });
      expect(acknowledged.length).toBeGreaterThan(50);
      const kept = async (): Promise<number[]> => {
        const numbers: number[] = [];
        for await (const { data } of store.readAll()) numbers.push((data as { nth: number }).nth);
        return numbers;
      };
      expect(await kept()).toEqual(acknowledged);

      rmSync(ballast);
      const { revision } = await store.append('dossier-0', [event(9000)], 'any');
      expect(revision).toBe(acknowledged.filter((nth) => nth % 7 === 0).length);
      await store.close();
      store = openSqliteEventStore({ file });
      expect(store.recovery.outcome).toBe('whole');
      expect(await kept()).toEqual([...acknowledged, 9000]);
      await store.close();
    },
  );
});
