/**
 * One file out of tsc's output, so that a start reads one file through V8's compile cache instead of a thousand.
 * What Nest may load but we do not use stays outside: it asks for it, does not find it, and goes on.
 */
import { rmSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { build } from 'esbuild';

/** Clients of the production engines: loaded when a URL asks for them, from where npm put them. */
const clients = ['@kurrent/kurrentdb-client', 'kafkajs', 'mongoose', 'bullmq', 'ioredis', '@opentelemetry/*'];

/**
 * These modules of Node's are taken as objects: importing one as an ES module reads every member of it, and `node:http`
 * then loads a whole HTTP client that nobody asked for, `node:fs` its streams, `node:crypto` its web half (measured:
 * a tenth of a start). The others have no such member.
 */
const builtins = {
  name: 'builtins-as-objects',
  setup(bundle) {
    bundle.onResolve({ filter: /^(node:)?(http|fs|crypto)$/ }, ({ path }) =>
      isBuiltin(path) ? { path: path.replace(/^(?!node:)/, 'node:'), namespace: 'builtin' } : undefined,
    );
    bundle.onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule(${JSON.stringify(path)});`,
    }));
  },
};

/** For Node, rxjs offers CommonJS, which comes whole; of its ES modules only what is imported comes (a tenth). */
const rxjs = (file) => new URL(`../esm/${file}`, import.meta.resolve('rxjs')).pathname;

const outdir = new URL('dist/bundle/', import.meta.url).pathname;
rmSync(outdir, { recursive: true, force: true });

const result = await build({
  entryPoints: [new URL('dist/main.js', import.meta.url).pathname],
  outdir,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node26',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  alias: { rxjs: rxjs('index.js'), 'rxjs/operators': rxjs('operators/index.js') },
  chunkNames: '[name]-[hash]',
  external: [
    ...clients,
    '@nestjs/microservices',
    '@nestjs/websockets',
    '@nestjs/websockets/*',
    '@nestjs/platform-express',
    '@fastify/multipart',
    '@fastify/static',
    '@fastify/view',
    'class-transformer',
    'class-validator',
  ],
  // Packages written as CommonJS call require(): give the bundle one.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
  plugins: [builtins],
  metafile: true,
  logLevel: 'warning',
});
const bytes = Object.values(result.metafile.outputs).reduce((total, output) => total + output.bytes, 0);
console.log(`bundled: ${Object.keys(result.metafile.outputs).length} files, ${Math.round(bytes / 1024)} KiB`);
