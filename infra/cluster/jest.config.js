import { jestFor } from '../../jest.preset.js';

const root = new URL('../..', import.meta.url).pathname;

/** Every test that needs a real engine, of every project. */
export default {
  ...jestFor('cluster', { testMatch: ['**/*.cluster.spec.ts'] }),
  rootDir: root,
  roots: ['libs', 'services'].map((folder) => `${root}${folder}`),
  modulePathIgnorePatterns: ['/dist/'],
  maxWorkers: 1,
  testTimeout: 120_000,
};
