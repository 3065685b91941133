/**
 * The engines without Docker: `node infra/engines/main.mjs [kafka mongodb redis] [-- COMMAND …]`.
 * Starts them on free ports, prints where they are, and stops them at Ctrl-C; or runs a command that is told where
 * they are, and stops them when it ends.
 */
import { spawn } from 'node:child_process';
import { openControl } from './control.mjs';
import { engineNames, openEngines } from './open-engines.mjs';

const [wanted, command] = splitAt(process.argv.slice(2), '--');
const unknown = wanted.filter((name) => !engineNames.includes(name));
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(', ')}. The engines are ${engineNames.join(', ')}.`);
  process.exit(2);
}

const { urls, engines, stop } = await openEngines({
  names: wanted.length > 0 ? wanted : engineNames,
  say: (text) => console.error(text),
});

let stopping;
const end = (code) => (stopping ??= stop().finally(() => process.exit(code)));
if (command.length === 0) {
  for (const [name, url] of Object.entries(urls)) console.log(`${name}=${url}`);
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void end(0));
  setInterval(() => undefined, 2 ** 30); // until then
} else {
  const [program, ...args] = command;
  const control = await openControl(engines);
  const child = spawn(program, args, {
    stdio: 'inherit',
    env: { ...process.env, ...urls, ENGINES_URL: control.url },
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.once('error', (error) => {
    console.error(error.message);
    void end(127);
  });
  child.once('exit', (code) => void end(code ?? 1));
}

/** @param {string[]} list @param {string} mark @returns {[string[], string[]]} */
function splitAt(list, mark) {
  const at = list.indexOf(mark);
  return at === -1 ? [list, []] : [list.slice(0, at), list.slice(at + 1)];
}
