import { jestFor } from '../../../jest.preset.js';

export default {
  ...jestFor('browser', { testMatch: ['**/e2e/**/*.e2e.ts'] }),
  rootDir: '.',
  testSequencer: './longest-first.js',
  testTimeout: 120_000,
};
