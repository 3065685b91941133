import { jestFor } from '../../jest.preset.js';

const root = new URL('../..', import.meta.url).pathname;

/** The event store's suite on a real KurrentDB. */
export default {
  ...jestFor('kurrentdb', { testMatch: ['**/*.kurrentdb-server.spec.ts'] }),
  rootDir: root,
  roots: [`${root}libs`],
  modulePathIgnorePatterns: ['/dist/'],
  maxWorkers: 1,
  testTimeout: 120_000,
};
