import { readdirSync, readFileSync, rmSync } from 'node:fs';

const folder = new URL('../../.test-results/', import.meta.url);

/** Forgets the results of earlier runs, so that only what really ran is counted. */
export function forgetResults() {
  rmSync(folder, { recursive: true, force: true });
}

/**
 * Reads what every test run left behind.
 * @returns {{ passed: number, failed: number, notRun: { file: string, title: string }[], files: number }}
 */
export function readResults() {
  const results = { passed: 0, failed: 0, notRun: [], files: 0 };
  for (const name of listResultFiles()) {
    const run = JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
    results.files += run.numTotalTestSuites;
    for (const suite of run.testResults) {
      // A file that does not even load has no test to count: it is one failure.
      if (suite.status === 'failed' && suite.assertionResults.length === 0) results.failed += 1;
      for (const test of suite.assertionResults) {
        if (test.status === 'passed') results.passed += 1;
        else if (test.status === 'failed') results.failed += 1;
        else results.notRun.push({ file: suite.name.split('/').slice(-3).join('/'), title: test.fullName });
      }
    }
  }
  return results;
}

function listResultFiles() {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.json'));
  } catch {
    return [];
  }
}
