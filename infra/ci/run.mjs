/**
 * `.ci/run`: the README's test command, then everything heavier. Each step is one check; the tests that a step
 * ran are counted one by one. The last line is the sum, alone.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { forgetResults, readResults } from './results.mjs';

const realData = resolve(import.meta.dirname, '../../../shared/data');
const jest = (project, ...patterns) => [
  'npm',
  ['test', '-w', `@jalon/${project}`, '--', ...patterns, '--testTimeout=900000'],
];

const real = existsSync(realData) ? { JALON_REAL_DATA: realData } : {};

const heavy = {
  JALON_KILLS: '20',
  JALON_PREFIXES: '30',
  JALON_HOSTILE: '30000',
  ...real,
};

/** name, command, whether it runs tests that are counted one by one, environment. */
const steps = [
  ['tests (npm test)', ['npm', ['test']], true, real],
  ['build', ['npm', ['run', 'build']]],
  ['types', ['npm', ['run', 'typecheck']]],
  ['lint, fences, circles, unused', ['npm', ['run', 'lint']]],
  ['the fences bite', ['node', ['infra/ci/fences.mjs']]],
  ['format', ['npm', ['run', 'format:check']]],
  ['the log under SIGKILL', jest('event-store', 'crash'), true, heavy],
  ['real files', jest('programmation', 'scdl'), true, heavy],
  ['the whole: prefixes, hostile requests', jest('standalone', 'past', 'hostile'), true, heavy],
  ['on the engines', ['npm', ['run', 'test:cluster']], true],
  ['in the browser', ['npm', ['run', 'test:browser']], true],
  ['compose and manifests', ['npm', ['run', 'check:infra']]],
  ["the image's steps", ['npm', ['run', 'check:image']]],
  ['a newcomer starts it', ['node', ['infra/ci/newcomer.mjs']]],
];

let passed = 0;
let failed = 0;
for (const [name, [command, args], runsTests, environment] of steps) {
  console.log(`\n=== ${name}`);
  if (runsTests) forgetResults();
  const started = Date.now();
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...environment } });
  const tests = runsTests ? readResults() : { passed: status === 0 ? 1 : 0, failed: 0, notRun: [] };
  passed += tests.passed;
  failed += tests.failed;
  // A step that failed without a failed test to show for it is itself the failure.
  if (status !== 0 && tests.failed === 0) failed += 1;
  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(`=== ${name}: ${status === 0 ? 'ok' : 'FAILED'} (${seconds} s)`);
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
