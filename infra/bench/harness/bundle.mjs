import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import * as esbuild from 'esbuild';

/**
 * Bundles a module of the bench with what it takes from Jalon's source, as the product is bundled: what is measured is
 * the code as it is now, and no loader of TypeScript weighs on its memory.
 * @param {string} entry the module's file
 * @param {string} outfile
 * @returns {Promise<string>} `outfile`
 */
export async function bundleFromSource(entry, outfile) {
  await esbuild.build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node26',
    conditions: ['jalon-source'],
    logLevel: 'error',
    // The driver of MongoDB is CommonJS: it asks for Node's own modules by `require`.
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
    },
  });
  return outfile;
}

/**
 * Builds the product as `npm start` does.
 * @param {string} root the workspace
 * @param {boolean} built take it as it was built last
 * @returns {{ bundle: string } | { reason: string }} the program's file, or why there is none
 */
export function buildStandalone(root, built) {
  const bundle = join(root, 'services/standalone/dist/bundle/main.js');
  if (built && existsSync(bundle)) return { bundle };
  process.stderr.write('Building the product…\n');
  const build = spawnSync('npx', ['nx', 'build', '@jalon/standalone', '--output-style=static'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (build.status === 0) return { bundle };
  const fault =
    (build.stdout ?? '').split('\n').find((line) => /error/i.test(line)) ??
    String(build.error ?? build.status);
  return { reason: `the product does not build: ${stripVTControlCharacters(fault).trim()}` };
}
