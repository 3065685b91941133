import { readdirSync, readFileSync, rmSync } from 'node:fs';

const folder = new URL('../../.test-results/', import.meta.url);

/**
 * Forgets the results of earlier runs, so that only what really ran is counted.
 * @param {string} [name] of one test run, as `cluster`. Default: all.
 */
export function forgetResults(name) {
  rmSync(name ? fileOf(name) : folder, { recursive: true, force: true });
}

/**
 * Reads what the test runs left behind.
 * @param {string} [name] of one test run. Default: all.
 * @returns {{ passed: number, failed: number, failures: string[], notRun: { file: string, title: string }[], files: number }}
 * failures: each failed test, by its file and its whole title.
 */
export function readResults(name) {
  const results = { passed: 0, failed: 0, failures: [], notRun: [], files: 0 };
  const files = listResultFiles().filter((file) => name === undefined || file === `${name}.json`);
  for (const file of files) {
    const run = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
    results.files += run.numTotalTestSuites;
    for (const suite of run.testResults) {
      const file = suite.name.split('/').slice(-3).join('/');
      // A file that does not even load has no test to count: it is one failure.
      if (suite.status === 'failed' && suite.assertionResults.length === 0) {
        results.failed += 1;
        results.failures.push(`${file} does not load`);
      }
      for (const test of suite.assertionResults) {
        if (test.status === 'passed') results.passed += 1;
        else if (test.status === 'failed') {
          results.failed += 1;
          results.failures.push(`${file}: ${test.fullName}`);
        } else results.notRun.push({ file, title: test.fullName });
      }
    }
  }
  return results;
}

function fileOf(name) {
  return new URL(`${name}.json`, folder);
}

function listResultFiles() {
  try {
    return readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.json'));
  } catch {
    return [];
  }
}
