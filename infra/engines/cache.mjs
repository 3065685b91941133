import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import tls from 'node:tls';

/** Where what is downloaded and built is kept between runs: `JALON_ENGINES_CACHE`, or the home's own cache. */
export const cache = process.env.JALON_ENGINES_CACHE ?? join(homedir(), '.cache', 'jalon-engines');

// Whom the machine trusts: a company's own proxy, most often. Every file is checked by its digest all the same.
tls.setDefaultCACertificates?.([...tls.getCACertificates('default'), ...tls.getCACertificates('system')]);

/**
 * Downloads a file once. It takes its place whole and verified, or not at all.
 * @param {string} url
 * @param {string} name its path in the cache
 * @param {string} sha256 in hex
 * @returns {Promise<string>} its path
 * @throws when it cannot be had, or is not what was expected
 */
export async function download(url, name, sha256) {
  const path = join(cache, name);
  if (existsSync(path) && digestOf(readFileSync(path)) === sha256) return path;
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  const bytes = Buffer.from(await answer.arrayBuffer());
  if (digestOf(bytes) !== sha256) throw new Error(`${url} is not the file that is expected (SHA-256)`);
  mkdirSync(dirname(path), { recursive: true });
  const partial = `${path}.${process.pid}.partial`;
  writeFileSync(partial, bytes);
  renameSync(partial, path);
  return path;
}

/**
 * Makes a folder of the cache once: it takes its place when it is whole.
 * @param {string} name
 * @param {(folder: string) => Promise<void> | void} make fills it
 * @returns {Promise<string>} its path
 */
export async function madeOnce(name, make) {
  const path = join(cache, name);
  if (existsSync(path)) return path;
  const partial = `${path}.${process.pid}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  await make(partial);
  try {
    renameSync(partial, path);
  } catch (error) {
    if (!existsSync(path)) throw error; // another run made it meanwhile
    rmSync(partial, { recursive: true, force: true });
  }
  return path;
}

function digestOf(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}
