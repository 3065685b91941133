/**
 * `npm test`: every project's tests, through the cache, then what did not run, by name.
 * Under CI=true a test that did not run is a failure.
 */
import { spawnSync } from 'node:child_process';
import { forgetResults, readResults } from './results.mjs';

forgetResults();
const run = spawnSync('nx', ['run-many', '-t', 'test', '--output-style=static', ...process.argv.slice(2)], {
  stdio: 'inherit',
});
const { passed, failed, notRun, files } = readResults();
for (const { file, title } of notRun) console.log(`did not run: ${title} (${file})`);
const missing = process.env.CI === 'true' ? notRun.length : 0;
console.log(`${files} test files: ${passed} passed, ${failed} failed, ${notRun.length} not run`);
process.exitCode = run.status !== 0 || failed > 0 || missing > 0 || passed === 0 ? 1 : 0;
