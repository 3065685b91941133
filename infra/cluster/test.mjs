/**
 * `npm run test:cluster [-- PATTERN…]`: starts the engines, runs every test that needs them, stops them, and says what
 * passed. A real KurrentDB is not among them: the tests run on its stand-in (docs/decisions/0019).
 */
import { spawn, spawnSync } from 'node:child_process';
import { openControl } from '../engines/control.mjs';
import { openEngines } from '../engines/open-engines.mjs';
import { forgetResults, readResults } from '../ci/results.mjs';

const root = new URL('../..', import.meta.url).pathname;
forgetResults('cluster');
// The services run as they are shipped: from their bundle.
const built = spawnSync('npm', ['run', 'build'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
if (built.status !== 0) process.exit(1);
const { urls, engines, stop } = await openEngines({ say: (text) => console.log(text) });
const control = await openControl(engines);
const jest = spawn(
  process.execPath,
  [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    `${root}node_modules/jest/bin/jest.js`,
    `--config=${root}infra/cluster/jest.config.js`,
    '--json',
    `--outputFile=${root}.test-results/cluster.json`,
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: 'inherit', env: { ...process.env, ...urls, ENGINES_URL: control.url } },
);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => jest.kill(signal));
const status = await new Promise((resolve) => jest.once('exit', (code) => resolve(code ?? 1)));
control.close();
await stop();
const { passed, failed, notRun, files } = readResults('cluster');
for (const { file, title } of notRun) console.log(`did not run: ${title} (${file})`);
console.log(
  `${files} test files on the engines: ${passed} passed, ${failed} failed, ${notRun.length} not run`,
);
process.exitCode = status !== 0 || failed > 0 || notRun.length > 0 || passed === 0 ? 1 : 0;
