import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join, relative, sep } from 'node:path';

/** One file of the web application, as it was built. */
export interface WebFile {
  readonly type: string;
  readonly bytes: Buffer;
  /** The same, compressed, by the name of its encoding. */
  readonly encoded: Readonly<Partial<Record<'br' | 'gzip', Buffer>>>;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json; charset=utf-8',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};

/**
 * The files of the web application, by their address (`/assets/index-4f2c.js`). Only what was built is in the list: an
 * address that is not, whatever it holds, names nothing, so no trick of paths can leave the folder.
 * @returns undefined when the application was not built
 */
export function readWebFiles(folder = builtFolder()): ReadonlyMap<string, WebFile> | undefined {
  let names: string[];
  try {
    names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  } catch {
    return undefined;
  }
  const files = new Map<string, WebFile>();
  const all = new Set(names);
  for (const name of names) {
    const type = types[extname(name)];
    if (type === undefined) continue;
    const encoded = (suffix: string) =>
      all.has(name + suffix) ? readFileSync(join(folder, name + suffix)) : undefined;
    const [br, gzip] = [encoded('.br'), encoded('.gz')];
    files.set(`/${relative('.', name).split(sep).join('/')}`, {
      type,
      bytes: readFileSync(join(folder, name)),
      encoded: { ...(br && { br }), ...(gzip && { gzip }) },
    });
  }
  return files.has('/index.html') ? files : undefined;
}

/** Where the build leaves it, wherever this code was bundled to. */
function builtFolder(): string {
  const manifest = createRequire(import.meta.url).resolve('@jalon/portal/package.json');
  return join(dirname(manifest), 'dist', 'web');
}
