import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { CorruptLog } from '@jalon/event-store';
import { openSqliteEventStore } from '@jalon/event-store/sqlite';
import { ManualClock, instant } from '@jalon/kernel';
import { closeEngines, openEmbeddedEngines } from '@jalon/engines';
import { firstDay } from './campaign-terms.ts';
import { loadDemonstration } from './load-demonstration.ts';
import { openOneProcess } from './one-process.ts';
import type { ProgrammeSize } from './programme-plan.ts';
import { SeededRandom } from './seeded-random.ts';

type Progress = (progress: { readonly position: number; readonly target: number }) => void;

/**
 * Loads the demonstration into a log that does not exist yet. It is told in a folder of its own and takes its place
 * once whole: an interrupted load leaves no half programme, and the next start begins afresh.
 */
export async function loadInto(
  file: string,
  seed: number,
  progress: Progress = () => undefined,
  size?: ProgrammeSize,
): Promise<void> {
  const loading = join(dirname(file), 'loading');
  await forgetInterruptedLoad(loading, basename(file));
  const clock = new ManualClock(instant(`${firstDay}T06:00:00Z`));
  const random = new SeededRandom(`jalon/${String(seed)}/engines`);
  // Nothing of it is kept unless it comes to its end: it is on disk when it is closed.
  const engines = openEmbeddedEngines(join(loading, basename(file)), clock, random, 'at-close');
  try {
    const stage = await openOneProcess({ engines, clock });
    try {
      await loadDemonstration({ stage, seed, progress, ...(size && { size }) });
    } finally {
      await stage.close();
    }
  } finally {
    await closeEngines(engines);
  }
  takePlace(loading, dirname(file), basename(file));
}

/** @throws Unavailable when another process is loading there at this moment: its work is not ours to remove. */
async function forgetInterruptedLoad(loading: string, log: string): Promise<void> {
  if (existsSync(join(loading, log))) {
    try {
      await openSqliteEventStore({ file: join(loading, log) }).close();
    } catch (error) {
      if (!(error instanceof CorruptLog)) throw error; // a torn log is removed like a whole one
    }
  }
  rmSync(loading, { recursive: true, force: true });
}

/** The log comes last: as long as it is not there, nothing was loaded. */
function takePlace(loading: string, folder: string, log: string): void {
  const others = readdirSync(loading).filter((name) => name !== log);
  for (const name of [...others, log]) {
    const target = join(folder, name);
    if (name !== log && existsSync(target)) rmSync(target, { recursive: true });
    renameSync(join(loading, name), target);
  }
  rmSync(loading, { recursive: true, force: true });
}
