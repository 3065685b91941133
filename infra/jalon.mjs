/**
 * Builds what changed (through the cache, quietly), then runs Jalon with the arguments given: `start`, `backup`,
 * `restore`, `import`, `export`. Signals go to the program, so that it stops cleanly.
 */
import { spawn, spawnSync } from 'node:child_process';

const root = new URL('..', import.meta.url).pathname;
if (process.argv[2] === 'start') console.log('Construction…');
const build = spawnSync('nx', ['build', '@jalon/standalone', '--output-style=static'], {
  cwd: root,
  encoding: 'utf8',
});
if (build.status !== 0) {
  console.error(build.stdout ?? '', build.stderr ?? '', build.error?.message ?? '');
  process.exit(1);
}
const program = spawn(
  process.execPath,
  [`${root}services/standalone/dist/bundle/main.js`, ...process.argv.slice(2)],
  {
    stdio: 'inherit',
  },
);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => program.kill(signal));
program.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 0 : 1)));
