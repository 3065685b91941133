/** Floors of the house: no circle anywhere, and no import from a lower floor to a higher one. */
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'kernel-imports-nothing',
      severity: 'error',
      from: { path: '^libs/kernel/src', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: '^libs/kernel/src' },
    },
    {
      name: 'a-service-never-imports-a-service',
      severity: 'error',
      from: { path: '^services/(?!standalone)([^/]+)/' },
      to: { path: '^services/(?!$1/)' },
    },
    {
      name: 'a-lib-never-imports-a-service',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^services/' },
    },
    {
      name: 'no-test-in-the-product',
      severity: 'error',
      from: {
        pathNot: '([./](spec|examples)\\.ts$|-under-test\\.ts$|^libs/testing/|/test/|/e2e/|/examples/)',
      },
      to: { path: '([./](spec|examples)\\.ts$|-under-test\\.ts$|^libs/testing/|/examples/)' },
    },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['jalon-source', 'import', 'node', 'default'],
      extensions: ['.ts', '.js', '.json'],
    },
  },
};
