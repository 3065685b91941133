/**
 * `.ci/run`: the README's test command, then everything heavier. Each step is one check; the tests that a step
 * ran are counted one by one. The last line is the sum, alone.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { forgetResults, readResults } from './results.mjs';

const realData = resolve(import.meta.dirname, '../../../shared/data');
const real = existsSync(realData) ? { JALON_REAL_DATA: realData } : {};

const heavy = {
  JALON_KILLS: '20',
  JALON_PREFIXES: '15',
  JALON_HOSTILE: '15000',
  ...real,
};

/** A step whose tests are counted one by one, from the results that it leaves under `results` (`*`: under any name). */
const tests = (name, results, command, environment = {}) => ({ name, results, command, environment });
/** A step that is one check: it holds or it does not. */
const check = (name, ...command) => ({ name, command });
const npm = (script) => ['npm', 'run', script];
const jest = (project, ...patterns) => [
  ...['npm', 'test', '-w', `@jalon/${project}`, '--'],
  ...patterns,
  '--testTimeout=900000',
];

/** What all the others stand on. */
const ground = [
  // Nothing is taken from a cache: what is counted ran here and now.
  tests('tests (npm test)', '*', ['npm', 'test'], { ...real, NX_SKIP_NX_CACHE: 'true' }),
  check('build', ...npm('build')),
  check('types', ...npm('typecheck')),
  check('the fences bite', 'node', 'infra/ci/fences.mjs'),
];

/** Half of its time it waits, for engines that are stopped. */
const engines = [tests('on the engines', 'cluster', npm('test:cluster'))];

/** What needs no quiet, beside it. */
const beside = [
  tests('the log under SIGKILL', '@jalon/event-store', jest('event-store', 'crash'), heavy),
  check('lint, fences, circles, unused', ...npm('lint')),
  tests('real files', '@jalon/programmation', jest('programmation', 'scdl'), heavy),
  tests(
    'the whole: prefixes, hostile requests',
    '@jalon/standalone',
    jest('standalone', 'past', 'hostile'),
    heavy,
  ),
  check('format', ...npm('format:check')),
  check("the image's steps", ...npm('check:image')),
];

/** What is used as people use it, with the machine for itself. */
const used = [
  tests('in the browser', 'browser', npm('test:browser')),
  check('compose and manifests', ...npm('check:infra')),
  check('a newcomer starts it', 'node', 'infra/ci/newcomer.mjs'),
];

let passed = 0;
let failed = 0;
const times = [];
const failures = [];

await take(ground);
const told = [];
await Promise.all([take(engines), take(beside, (text) => told.push(text))]);
console.log(told.join(''));
await take(used);

console.log(`\n${times.join(', ')}`);
// Last, because a long run is read from its end.
for (const failure of failures) console.log(`FAILED ${failure}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** Takes steps one after the other. What they print is shown as it comes, or given to `tell`. */
async function take(steps, tell) {
  const say = tell ?? ((text) => process.stdout.write(text));
  for (const step of steps) {
    const { name, results, command, environment } = step;
    say(`\n=== ${name}\n`);
    const own = results === '*' ? undefined : results;
    if (results) forgetResults(own);
    const ended = await run(command, { ...process.env, ...environment }, tell);
    say(judge(name, ended, results ? readResults(own) : undefined));
  }
}

/** Runs a command to its end. @returns {Promise<{ ok: boolean, seconds: number }>} */
function run([command, ...args], env, hear) {
  const started = Date.now();
  const child = spawn(command, args, { env, stdio: hear ? ['ignore', 'pipe', 'pipe'] : 'inherit' });
  if (hear) for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', hear);
  return new Promise((resolve) => {
    const end = (ok) => resolve({ ok, seconds: Math.round((Date.now() - started) / 1000) });
    child.once('error', () => end(false));
    child.once('close', (status) => end(status === 0));
  });
}

/** Counts what a step showed; without tests of its own, the step is the check. @returns {string} its last line */
function judge(name, { ok, seconds }, ran = { passed: ok ? 1 : 0, failed: 0, failures: [] }) {
  passed += ran.passed;
  failed += ran.failed;
  // A step that failed without a failed test to show for it, or that ran none, is itself the failure.
  if (ran.failed === 0 && (!ok || ran.passed === 0)) {
    failed += 1;
    failures.push(name);
  } else failures.push(...ran.failures);
  times.push(`${name} ${seconds} s`);
  return `=== ${name}: ${ok ? 'ok' : 'FAILED'} (${seconds} s)\n`;
}
