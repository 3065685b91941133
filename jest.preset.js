import { mkdirSync } from 'node:fs';

// Where each run leaves its result, by the project's name: kept with what the cache keeps, and counted at the end.
mkdirSync(new URL('.test-results/@jalon/', import.meta.url), { recursive: true });

/**
 * One Jest configuration for every project: ES modules as they are, TypeScript and decorators
 * transformed by swc, workspace packages read from their sources (no build before a test).
 */
export function jestFor(name, { testMatch = ['**/src/**/*.spec.ts', '**/test/**/*.spec.ts'] } = {}) {
  return {
    displayName: name,
    rootDir: '.',
    roots: ['<rootDir>'],
    testMatch,
    // What needs a real engine runs by `npm run test:cluster`, which starts them.
    testPathIgnorePatterns: [
      '/node_modules/',
      '/dist/',
      ...(testMatch.some(isOfTheCluster) ? [] : ['\\.cluster\\.spec\\.ts$']),
      // What needs a real KurrentDB runs by `npm run test:kurrentdb`, where there is one.
      ...(testMatch.some(isOfKurrentDb) ? [] : ['\\.kurrentdb-server\\.spec\\.ts$']),
    ],
    testEnvironment: 'node',
    testEnvironmentOptions: { customExportConditions: ['jalon-source', 'node', 'node-addons'] },
    extensionsToTreatAsEsm: ['.ts'],
    transform: {
      '^.+\\.ts$': [
        '@swc/jest',
        {
          jsc: {
            target: 'es2024',
            parser: { syntax: 'typescript', decorators: true },
            transform: { legacyDecorator: true, decoratorMetadata: false },
          },
          module: { type: 'es6' },
          sourceMaps: 'inline',
        },
      ],
    },
    testTimeout: 30_000,
  };
}

function isOfTheCluster(pattern) {
  return pattern.includes('.cluster.');
}

function isOfKurrentDb(pattern) {
  return pattern.includes('.kurrentdb-server.');
}
