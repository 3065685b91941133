import { mkdirSync } from 'node:fs';

/**
 * Writes the orders and the extract that the contenders reconcile.
 * @param {{ sow: Function }} contender
 * @param {{ folder: string, orders: number, lines: number, seed: number }} parameters
 */
export function run(contender, parameters) {
  mkdirSync(parameters.folder, { recursive: true });
  return { lines: contender.sow(parameters) };
}
