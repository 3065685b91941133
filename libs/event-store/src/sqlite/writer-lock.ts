import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { DatabaseSync } from 'node:sqlite';
import type { Clock, Instant } from '@jalon/kernel';
import { Unavailable } from '../errors.ts';

/** Who writes to a log. */
export interface LockHolder {
  readonly pid: number;
  readonly host: string;
  readonly since: Instant;
}

/** The right to write to a log, held until released or until the process dies. */
export interface WriterLock {
  release(): void;
}

/**
 * Takes the one right to write. It is a lock of the operating system on a file beside the log (through SQLite,
 * which has the same lock on every system): it dies with its process, and nothing is ever left to clean.
 * The JSON beside it only tells people who holds it.
 * @throws Unavailable, at once, naming the holder.
 */
export function takeWriterLock(file: string, clock: Clock): WriterLock {
  const holderFile = `${file}.holder.json`;
  const database = new DatabaseSync(`${file}.lock`, { timeout: 0 });
  try {
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    throw new Unavailable(`${file} is being written by ${describe(holderFile)}`, { cause: error });
  }
  const holder: LockHolder = { pid: process.pid, host: hostname(), since: clock.now() };
  writeFileSync(holderFile, `${JSON.stringify(holder)}\n`);
  return {
    release: () => {
      rmSync(holderFile, { force: true });
      database.close();
    },
  };
}

function describe(holderFile: string): string {
  try {
    const { pid, host, since } = JSON.parse(readFileSync(holderFile, 'utf8')) as LockHolder;
    return `process ${pid} on ${host} since ${since}`;
  } catch {
    return 'another process';
  }
}
