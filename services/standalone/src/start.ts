import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { signingKey } from '@jalon/auth/demo';
import { readConfig, serviceConfigSchema } from '@jalon/config';
import { createApplication } from '@jalon/http';
import { systemClock } from '@jalon/kernel';
import { createLogger } from '@jalon/observability';
import { type StartArguments, UsageError } from './arguments.ts';
import { closeEngines, openEmbeddedEngines, openTracing } from '@jalon/engines';
import { logFile } from './log-file.ts';
import { progressLine } from './progress-line.ts';
import { StandaloneModule } from './standalone.module.ts';
import { greet } from './welcome.ts';

export interface Running {
  /** `http://127.0.0.1:3000` */
  readonly address: string;
  /** Answers what is under way, then closes everything, the log last. */
  stop(): Promise<void>;
}

/** Starts the whole of Jalon in this process: on an empty folder, after loading the demonstration. */
export async function start(given: StartArguments, environment: NodeJS.ProcessEnv): Promise<Running> {
  const config = readConfig(serviceConfigSchema, {
    ...environment,
    ...(given.port === undefined ? {} : { PORT: given.port }),
  });
  const file = logFile(config, given.data);
  const logger = createLogger(config.LOG_LEVEL);
  if (!given.empty && !existsSync(file)) {
    // Loaded on demand: a start on a loaded folder owes it nothing.
    const { loadInto } = await import('./demonstration/load-into.ts');
    await loadInto(file, given.seed, progressLine('Chargement du programme de démonstration de 2016'));
  }
  const opened = openEmbeddedEngines(file, systemClock);
  const tracing = await openTracing(config, 'standalone', logger);
  const engines = { ...opened, figures: [...opened.figures, ...tracing.figures] };
  if (engines.store.recovery.outcome !== 'whole')
    logger.warn(engines.store.recovery, 'the log was not whole');
  try {
    const { store, readModels } = engines;
    // Read models are declared by the module; from then on their files are read while Nest builds the rest.
    const whole = StandaloneModule.register(engines, signingKey(join(dirname(file), 'portal.key')));
    const [application] = await Promise.all([
      createApplication(whole, { logger, store, readModels, mode: 'demonstration' }),
      readModels.start(progressLine('Lecture du journal')),
    ]);
    await engines.bus.start();
    await engines.jobs.start();
    await application.listen(config.PORT, config.HOST).catch((error: unknown) => {
      throw busyPort(error, config.PORT);
    });
    const address = await application.getUrl();
    await greet(address, engines);
    return {
      address,
      async stop() {
        await application.close();
        await closeEngines(engines);
        await tracing.stop();
      },
    };
  } catch (error) {
    await closeEngines(engines);
    await tracing.stop();
    throw error;
  }
}

function busyPort(error: unknown, port: number): unknown {
  if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') return error;
  return new UsageError(
    `Le port ${port} est déjà pris : arrêtez l’autre programme, ou « npm start -- --port ${port + 1} ».`,
    {
      cause: error,
    },
  );
}
