import { readConfig, serviceConfigSchema } from '@jalon/config';
import { openSqliteEventStoreReader } from '@jalon/event-store/sqlite';
import { FundingModule } from '@jalon/funding';
import { timersJobs } from '@jalon/jobs/timers';
import { systemClock } from '@jalon/kernel';
import { inPlaceBus } from '@jalon/messaging/in-place';
import { ProgrammationModule } from '@jalon/programmation';
import { memoryReadModels } from '@jalon/read-models/memory';
import { readDataArgument } from './arguments.ts';
import { machineRandom } from '@jalon/engines';
import { logFile } from './log-file.ts';
import { progressLine } from './progress-line.ts';

/**
 * Builds every read model from the log alone and prints its digest, while Jalon runs or not: two machines with the
 * same log print the same lines.
 */
export async function rebuild(given: readonly string[], environment: NodeJS.ProcessEnv): Promise<void> {
  const { data } = readDataArgument('npm run rebuild -- [--data DOSSIER]', given);
  const store = openSqliteEventStoreReader(logFile(readConfig(serviceConfigSchema, environment), data));
  const readModels = memoryReadModels({ store });
  const jobs = timersJobs({ store, runner: readModels.runner });
  // A bus that is never started: the read models are declared where the services are, and these listen too.
  const bus = inPlaceBus({ store, file: ':memory:' });
  const ports = { store, readModels, jobs, bus, clock: systemClock, random: machineRandom };
  ProgrammationModule.register(ports);
  FundingModule.register(ports);
  try {
    await readModels.start(progressLine('Lecture du journal'));
    for (const { name, documents, position } of readModels.health()) {
      console.log(
        `${name} : ${documents} documents, événement ${String(position)}, sha-256 ${await readModels.digest(name)}`,
      );
    }
  } finally {
    await bus.stop();
    await readModels.stop();
    await store.close();
  }
}
