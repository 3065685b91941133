/**
 * `npm run test:browser [-- PATTERN…]`: the portal in a real browser, on the demonstration programme. Starts the
 * whole on a folder of its own, then says what passed.
 */
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { forgetResults, readResults } from '../ci/results.mjs';
import { chromium } from './chromium.mjs';

const root = new URL('../..', import.meta.url).pathname;
forgetResults('browser');
const built = spawnSync('npm', ['run', 'build'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
if (built.status !== 0) process.exit(1);
const browser = chromium((text) => console.log(text));
const folder = mkdtempSync(join(tmpdir(), 'jalon-browser-'));
const program = join(root, 'services/standalone/dist/bundle/main.js');
const whole = spawn(process.execPath, [program, 'start', '--port', '0', '--data', join(folder, 'data')], {
  cwd: root,
  stdio: ['ignore', 'pipe', 'inherit'],
});
const url = await new Promise((resolve, reject) => {
  let said = '';
  whole.stdout.on('data', (text) => {
    said += text;
    const address = /prêt : (http:\S+)/.exec(said)?.[1];
    if (address) resolve(address);
  });
  whole.once('exit', (code) => reject(new Error(`the whole ended with ${code}\n${said}`)));
});
console.log(`the whole is at ${url}`);
// While nobody writes yet: what a test may stop, and start again, lives on a copy.
cpSync(join(folder, 'data'), join(folder, 'copy'), { recursive: true });
const jest = spawn(
  process.execPath,
  [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    `${root}node_modules/jest/bin/jest.js`,
    `--config=${root}services/portal/e2e/jest.config.js`,
    // One looks at every screen while the other acts.
    '--maxWorkers=2',
    '--json',
    `--outputFile=${root}.test-results/browser.json`,
    ...process.argv.slice(2),
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      CHROMIUM: browser,
      PORTAL_URL: url,
      PORTAL_DATA: join(folder, 'copy'),
      PORTAL_PROGRAM: program,
    },
  },
);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => jest.kill(signal));
const status = await new Promise((resolve) => jest.once('exit', (code) => resolve(code ?? 1)));
whole.removeAllListeners('exit');
whole.kill();
await new Promise((resolve) => whole.once('exit', resolve));
rmSync(folder, { recursive: true, force: true });
const { passed, failed, notRun, files } = readResults('browser');
for (const { file, title } of notRun) console.log(`did not run: ${title} (${file})`);
console.log(
  `${files} test files in the browser: ${passed} passed, ${failed} failed, ${notRun.length} not run`,
);
process.exitCode = status !== 0 || failed > 0 || notRun.length > 0 || passed === 0 ? 1 : 0;
