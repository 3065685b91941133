import { existsSync, renameSync, rmSync } from 'node:fs';
import { backup } from 'node:sqlite';
import { logStart, type Position } from '../envelope.ts';
import { Unavailable } from '../errors.ts';
import { query } from './rows.ts';
import { openReadingConnection } from './schema.ts';

/**
 * Copies a log while it may be written, into a file that appears under its name only when it is whole.
 * It reads through a connection of its own and in one step, so that the copy is one instant of the log.
 * @returns the last position in the copy.
 * @throws Unavailable when the target exists or cannot be written.
 */
export async function backupLog(file: string, target: string): Promise<Position> {
  if (existsSync(target)) throw new Unavailable(`${target} exists already: a backup replaces nothing`);
  const unfinished = `${target}.unfinished`;
  const source = openReadingConnection(file);
  try {
    await backup(source, unfinished, { rate: 0x7fff_ffff });
    const last = lastPositionIn(unfinished);
    renameSync(unfinished, target);
    return last;
  } catch (error) {
    throw new Unavailable(`Cannot back up to ${target}: ${(error as Error).message}`, { cause: error });
  } finally {
    source.close();
    for (const rest of ['', '-wal', '-shm', '-journal']) rmSync(`${unfinished}${rest}`, { force: true });
  }
}

function lastPositionIn(file: string): Position {
  const copy = openReadingConnection(file);
  try {
    return query<[Position | null]>(copy, 'SELECT max(position) FROM events').get()?.[0] ?? logStart;
  } finally {
    copy.close();
  }
}
