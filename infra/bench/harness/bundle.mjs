import { build } from 'esbuild';
import { join } from 'node:path';

/**
 * Bundles Jalon's contender from its source, as the product is bundled: what is measured is the code as it is now,
 * and no loader of TypeScript weighs on its memory.
 * @returns {Promise<string>} the module's file
 */
export async function bundleJalon(folder, directory) {
  const outfile = join(directory, 'jalon.mjs');
  await build({
    entryPoints: [join(folder, 'contenders', 'jalon.mjs')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node26',
    conditions: ['jalon-source'],
    logLevel: 'error',
  });
  return outfile;
}
