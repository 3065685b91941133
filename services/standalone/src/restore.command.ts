import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readConfig, serviceConfigSchema } from '@jalon/config';
import { openSqliteEventStore } from '@jalon/event-store/sqlite';
import { systemClock } from '@jalon/kernel';
import { UsageError, readFileArguments } from './arguments.ts';
import { consumersFile } from '@jalon/engines';
import { logFile } from './log-file.ts';

/**
 * Puts a backup in the place of the log. The backup is opened and read first; a log that stands there is set aside,
 * never removed. What is derived from the log (snapshots, consumers' checkpoints) is forgotten and built anew.
 */
export async function restore(given: readonly string[], environment: NodeJS.ProcessEnv): Promise<void> {
  const { file, data, replace } = readFileArguments(
    'npm run restore -- FICHIER [--data DOSSIER] [--replace]',
    given,
  );
  const target = logFile(readConfig(serviceConfigSchema, environment), data);
  if (!existsSync(file)) throw new UsageError(`${file} n’existe pas.`);
  if (existsSync(target) && !replace) {
    throw new UsageError(
      `${target} existe : ajoutez --replace pour le mettre de côté et prendre la sauvegarde.`,
    );
  }
  mkdirSync(dirname(target), { recursive: true });
  const incoming = `${target}.incoming`;
  copyFileSync(file, incoming);
  const last = await lastPositionOf(incoming);
  if (existsSync(target)) await setAside(target);
  renameSync(incoming, target);
  forgetWhatIsDerived(target, incoming);
  console.log(`Journal rétabli : ${target}, jusqu’à l’événement ${String(last)}.`);
}

/** @throws CorruptLog when the backup is not a whole log. */
async function lastPositionOf(file: string) {
  const store = openSqliteEventStore({ file });
  try {
    return await store.lastPosition();
  } finally {
    await store.close();
  }
}

/** @throws Unavailable while Jalon runs on it. */
async function setAside(target: string): Promise<void> {
  await openSqliteEventStore({ file: target }).close();
  const aside = `${target}.${systemClock.now().replace(/[:.]/g, '-')}`;
  renameSync(target, aside);
  console.log(`L’ancien journal est mis de côté : ${aside}`);
}

function forgetWhatIsDerived(target: string, incoming: string): void {
  const consumers = consumersFile(target);
  for (const path of [join(dirname(target), 'snapshot'), consumers, `${consumers}-wal`, `${consumers}-shm`])
    rmSync(path, { recursive: true, force: true });
  for (const base of [target, incoming]) {
    for (const companion of ['-wal', '-shm', '.witness', '.head'])
      rmSync(`${base}${companion}`, { force: true });
  }
}
