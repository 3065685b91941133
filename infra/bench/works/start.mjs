import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startServer } from './server.mjs';

/**
 * From the start of the process to its first answer, and what it holds in memory half a second later.
 * @param {{ program: (parameters: object) => { args: string[], path: string } }} contender
 */
export async function run(contender, parameters) {
  const { jalon, data } = parameters;
  const events = data ? await (await import(jalon)).count(join(data, 'jalon.db')) : 0;
  const server = await startServer(await contender.program(parameters));
  await pause(500);
  const residentMegabytes = server.residentMegabytes();
  await server.stop();
  return { readyMilliseconds: server.readyMilliseconds, residentMegabytes, events };
}
