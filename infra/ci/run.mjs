/**
 * `.ci/run`: the README's test command, then everything heavier. Each step is one check; the tests that a step
 * ran are counted one by one. The last line is the sum, alone.
 */
import { spawn } from 'node:child_process';
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
  JALON_PREFIXES: '15',
  JALON_HOSTILE: '15000',
  ...real,
};

/** What all the others stand on: name, command, whether it runs tests that are counted one by one, environment. */
const ground = [
  // Nothing is taken from a cache: what is counted ran here and now.
  ['tests (npm test)', ['npm', ['test']], true, { ...real, NX_SKIP_NX_CACHE: 'true' }],
  ['build', ['npm', ['run', 'build']]],
  ['types', ['npm', ['run', 'typecheck']]],
  ['the fences bite', ['node', ['infra/ci/fences.mjs']]],
];

/**
 * What needs no quiet and runs no tests that are counted: beside the others, because those wait most of their time, for
 * engines that are stopped and for a browser. Told between two of them.
 */
const beside = [
  ['lint, fences, circles, unused', ['npm', ['run', 'lint']]],
  ['format', ['npm', ['run', 'format:check']]],
  ["the image's steps", ['npm', ['run', 'check:image']]],
];

const steps = [
  ['the log under SIGKILL', jest('event-store', 'crash'), true, heavy],
  ['real files', jest('programmation', 'scdl'), true, heavy],
  ['the whole: prefixes, hostile requests', jest('standalone', 'past', 'hostile'), true, heavy],
  ['on the engines', ['npm', ['run', 'test:cluster']], true],
  ['in the browser', ['npm', ['run', 'test:browser']], true],
  ['compose and manifests', ['npm', ['run', 'check:infra']]],
  ['a newcomer starts it', ['node', ['infra/ci/newcomer.mjs']]],
];

let passed = 0;
let failed = 0;
const times = [];
const failures = [];

for (const step of ground) await take(step);
const told = [];
const aside = takeAside();
for (const step of steps) {
  await take(step);
  console.log(told.splice(0).join(''));
}
await aside;
console.log(told.splice(0).join(''));

console.log(`\n${times.join(', ')}`);
// Last, because a long run is read from its end.
for (const failure of failures) console.log(`FAILED ${failure}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

async function take([name, [command, args], runsTests, environment]) {
  console.log(`\n=== ${name}`);
  if (runsTests) forgetResults();
  const ended = await run(command, args, { stdio: 'inherit', env: { ...process.env, ...environment } });
  console.log(judge(name, ended, runsTests ? readResults() : undefined));
}

async function takeAside() {
  for (const [name, [command, args]] of beside) {
    const said = [];
    const ended = await run(command, args, { stdio: ['ignore', 'pipe', 'pipe'] }, (text) => said.push(text));
    told.push(`\n=== ${name}\n`, ...said, `${judge(name, ended)}\n`);
  }
}

/** Runs a command to its end. @returns {Promise<{ ok: boolean, seconds: number }>} */
function run(command, args, options, hear) {
  const started = Date.now();
  const child = spawn(command, args, options);
  if (hear) for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', hear);
  return new Promise((resolve) => {
    const end = (ok) => resolve({ ok, seconds: Math.round((Date.now() - started) / 1000) });
    child.once('error', () => end(false));
    child.once('close', (status) => end(status === 0));
  });
}

/** Counts what a step showed; without tests of its own, the step is the check. @returns {string} its last line */
function judge(name, { ok, seconds }, tests = { passed: ok ? 1 : 0, failed: 0, failures: [] }) {
  passed += tests.passed;
  failed += tests.failed;
  // A step that failed without a failed test to show for it is itself the failure.
  if (!ok && tests.failed === 0) {
    failed += 1;
    failures.push(name);
  } else failures.push(...tests.failures);
  times.push(`${name} ${seconds} s`);
  return `=== ${name}: ${ok ? 'ok' : 'FAILED'} (${seconds} s)`;
}
