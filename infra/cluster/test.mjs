/**
 * `npm run test:cluster [-- PATTERN…]`: starts the engines, runs every test that needs them, stops them, and says what
 * passed. A real KurrentDB is not among them: the tests run on its stand-in (docs/decisions/0019).
 */
import { spawn } from 'node:child_process';
import { openEngines } from '../engines/open-engines.mjs';
import { forgetResults, readResults } from '../ci/results.mjs';

const root = new URL('../..', import.meta.url).pathname;
forgetResults();
const { urls, stop } = await openEngines({ say: (text) => console.log(text) });
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
  { cwd: root, stdio: 'inherit', env: { ...process.env, ...urls } },
);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => jest.kill(signal));
const status = await new Promise((resolve) => jest.once('exit', (code) => resolve(code ?? 1)));
await stop();
const { passed, failed, notRun, files } = readResults();
for (const { file, title } of notRun) console.log(`did not run: ${title} (${file})`);
console.log(
  `${files} test files on the engines: ${passed} passed, ${failed} failed, ${notRun.length} not run`,
);
process.exitCode = status !== 0 || failed > 0 || notRun.length > 0 || passed === 0 ? 1 : 0;
