import { randomBytes, randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * The key that signs demonstration tokens: drawn at the first start, kept beside the data, readable by its owner only.
 * No key is written in the code, and tokens outlive a restart.
 */
export function signingKey(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  mkdirSync(dirname(file), { recursive: true });
  const drawn = `${file}.${randomUUID()}`;
  writeFileSync(drawn, randomBytes(32), { mode: 0o600 });
  try {
    linkSync(drawn, file); // whole, or not at all: services that start together share one
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    unlinkSync(drawn);
  }
  return readFileSync(file);
}
