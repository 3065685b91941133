import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Loads the demonstration programme into a folder, or that folder's log several times over into another.
 * @param {{ load: Function }} contender
 * @param {{ data: string, from?: string, copies?: number, jalon: string }} parameters
 */
export async function run(contender, { from, copies, jalon, ...parameters }) {
  if (from) {
    mkdirSync(parameters.data);
    const { multiply } = await import(jalon);
    await multiply(join(from, 'jalon.db'), join(parameters.data, 'jalon.db'), copies);
  }
  await contender.load(parameters);
  return {};
}
