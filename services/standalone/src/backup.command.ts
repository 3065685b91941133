import { readConfig, serviceConfigSchema } from '@jalon/config';
import { backupLog } from '@jalon/event-store/sqlite';
import { readFileArguments } from './arguments.ts';
import { logFile } from './log-file.ts';

/** Copies the log to a file, while Jalon runs or not: a whole log, one instant of this one. */
export async function backup(given: readonly string[], environment: NodeJS.ProcessEnv): Promise<void> {
  const { file, data } = readFileArguments('npm run backup -- FICHIER [--data DOSSIER]', given);
  const source = logFile(readConfig(serviceConfigSchema, environment), data);
  const last = await backupLog(source, file);
  console.log(`Sauvegarde écrite : ${file}, jusqu’à l’événement ${String(last)}.`);
}
