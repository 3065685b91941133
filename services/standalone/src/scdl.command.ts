import { readConfig, serviceConfigSchema } from '@jalon/config';
import { openSqliteEventStoreReader } from '@jalon/event-store/sqlite';
import { ImportRefused } from '@jalon/http';
import { timersJobs } from '@jalon/jobs/timers';
import { DomainError, systemClock } from '@jalon/kernel';
import { type ScdlMachine, openScdlAlone, runExport, runImport } from '@jalon/programmation';
import { memoryReadModels } from '@jalon/read-models/memory';
import { UsageError } from './arguments.ts';
import { closeEngines, machineRandom, openEmbeddedEngines } from '@jalon/engines';
import { logFile } from './log-file.ts';
import { importMoney, isMoneyFile } from './money-import.ts';
import { progressLine } from './progress-line.ts';

/** Takes up a file: of past grants through the Jalon that runs here, else in its folder; of money through the one that runs. */
export function importFile(given: readonly string[], environment: NodeJS.ProcessEnv): Promise<void> {
  const [kind = '', ...more] = given;
  return forPeople(() =>
    isMoneyFile(kind) ? importMoney(kind, more, environment) : runImport(given, machineOf(environment)),
  );
}

/** Writes the granted lines to a file, while Jalon runs or not. */
export function exportFile(given: readonly string[], environment: NodeJS.ProcessEnv): Promise<void> {
  return forPeople(() => runExport(given, machineOf(environment)));
}

function machineOf(environment: NodeJS.ProcessEnv): ScdlMachine {
  const config = readConfig(serviceConfigSchema, environment);
  const writing = progressLine('Reprise');
  return {
    address: `http://127.0.0.1:${config.PORT}`,
    progress({ stage, rows, of }) {
      if (stage === 'writing' && of !== undefined) writing({ position: rows, target: of });
    },
    say: (text) => console.log(text),
    openToWrite(data) {
      const engines = openEmbeddedEngines(logFile(config, data), systemClock);
      const scdl = openScdlAlone(engines);
      return Promise.resolve({ scdl, clock: systemClock, close: () => closeEngines(engines) });
    },
    async openToRead(data) {
      const store = openSqliteEventStoreReader(logFile(config, data));
      const readModels = memoryReadModels({ store });
      const jobs = timersJobs({ store, runner: readModels.runner });
      const scdl = openScdlAlone({ store, readModels, jobs, clock: systemClock, random: machineRandom });
      await readModels.start(progressLine('Lecture du journal'));
      return {
        scdl,
        clock: systemClock,
        async close() {
          await readModels.stop();
          await store.close();
        },
      };
    },
  };
}

/** A refusal, or a file that is not there, is told in one sentence. */
async function forPeople(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const told = error instanceof DomainError || error instanceof ImportRefused;
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    if (!told && !missing) throw error;
    throw new UsageError(
      missing
        ? `Fichier introuvable : ${String((error as NodeJS.ErrnoException).path)}`
        : (error as Error).message,
      { cause: error },
    );
  }
}
