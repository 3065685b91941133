import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** The files that decide. They know the domain and nothing of the world. */
const pureFiles = ['events', 'state', 'policies', 'decider', 'projection', 'errors', 'commands'].map(
  (role) => `**/src/**/*.${role}.ts`,
);

/** The only places that may name an adapter (`@jalon/event-store/sqlite`). */
const compositionFiles = [
  'libs/engines/**/*.ts',
  '**/*-under-test.ts',
  'services/standalone/**/*.ts',
  'libs/testing/**/*.ts',
  '**/*.spec.ts',
  '**/e2e/**/*.ts',
  '**/*.examples.ts',
];

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '.nx/**', '**/fixtures/**', 'infra/bench/**'] },
  ...tseslint.configs.recommended.map((config) => ({ ...config, files: ['**/*.{ts,tsx}'] })),
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: {
      parserOptions: { projectService: { allowDefaultProject: [] }, tsconfigRootDir: import.meta.dirname },
    },
    plugins: { '@nx': nx },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, allowDefaultCaseForExhaustiveSwitch: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      // Fence 1: a project is entered by its exports, in the direction of its tags.
      '@nx/enforce-module-boundaries': [
        'error',
        {
          enforceBuildableLibDependency: false,
          banTransitiveDependencies: false,
          depConstraints: [
            { sourceTag: 'scope:kernel', onlyDependOnLibsWithTags: [] },
            { sourceTag: 'type:lib', onlyDependOnLibsWithTags: ['type:lib'] },
            { sourceTag: 'type:service', onlyDependOnLibsWithTags: ['type:lib'] },
            { sourceTag: 'type:composition', onlyDependOnLibsWithTags: ['type:lib', 'type:service'] },
          ],
        },
      ],
      // Fence 2: an adapter is named where the whole is put together, nowhere else.
      'no-restricted-imports': ['error', { patterns: [adapterNames()] }],
    },
  },
  { files: compositionFiles, rules: { 'no-restricted-imports': 'off' } },
  {
    // Fence 3: what decides is pure.
    files: pureFiles,
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            adapterNames(),
            {
              regex:
                '^(node:|@nestjs/|rxjs|fastify|pino|prom-client|mingo|mongoose|kafkajs|bullmq|ioredis|csv-parse|@jalon/(config|http|auth|observability|jobs|messaging|testing)$)',
              message: 'A pure file knows the domain and nothing else.',
            },
            {
              regex: '^@jalon/(event-store|read-models)$',
              allowTypeImports: true,
              message: 'A pure file may use types of the ports, not their code.',
            },
            {
              regex: '^\\.{1,2}/.*\\.(handlers|controller|module)\\.ts$',
              message: 'What decides does not know who carries it.',
            },
          ],
        },
      ],
      'no-restricted-globals': [
        'error',
        ...[
          'process',
          'setTimeout',
          'setInterval',
          'setImmediate',
          'fetch',
          'crypto',
          'performance',
          'console',
          'Promise',
        ].map((name) => ({ name, message: 'A pure file has no clock, no random, no promise, no world.' })),
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: ':function[async=true]',
          message: 'A pure file has no promise.',
        },
        { selector: 'AwaitExpression', message: 'A pure file has no promise.' },
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'Time arrives in the context.',
        },
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: 'Time arrives in the context.',
        },
        {
          selector: "MemberExpression[object.name='Temporal'][property.name='Now']",
          message: 'Time arrives in the context.',
        },
        {
          selector: "MemberExpression[object.name='Math'][property.name='random']",
          message: 'Randomness arrives in the context.',
        },
      ],
    },
  },
  {
    files: ['services/portal/web/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  { files: ['services/standalone/**/*.ts', '**/*.cli.ts'], rules: { 'no-console': 'off' } },
  prettier,
);

function adapterNames() {
  return {
    regex: '^@jalon/[a-z-]+/.+$',
    message: 'Only libs/engines, standalone and tests name an adapter: ask for the port by its token.',
  };
}
