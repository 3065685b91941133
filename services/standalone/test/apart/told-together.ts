import { closeEngines, openEmbeddedEngines } from '@jalon/engines';
import { ManualClock, instant } from '@jalon/kernel';
import { firstDay } from '../../src/demonstration/campaign-terms.ts';
import { loadDemonstration } from '../../src/demonstration/load-demonstration.ts';
import { openOneProcess } from '../../src/demonstration/one-process.ts';
import type { ProgrammeSize } from '../../src/demonstration/programme-plan.ts';

/** The hour at which the demonstration begins. */
export const dawnOfTheFirstDay = instant(`${firstDay}T06:00:00Z`);

/** The fingerprints of every read model when one process on embedded engines tells the same, one act at a time. */
export async function toldTogether(
  file: string,
  seed: number,
  size: ProgrammeSize,
): Promise<Readonly<Record<string, string>>> {
  const clock = new ManualClock(dawnOfTheFirstDay);
  const engines = openEmbeddedEngines(file, clock, undefined, 'at-close');
  try {
    const stage = await openOneProcess({ engines, clock, oneByOne: true });
    await loadDemonstration({ stage, seed, size });
    const digests: Record<string, string> = {};
    for (const { name } of engines.readModels.health()) digests[name] = await engines.readModels.digest(name);
    await stage.close();
    return digests;
  } finally {
    await closeEngines(engines);
  }
}
