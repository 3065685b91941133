import type { ServiceConfig } from '@jalon/config';
import { createApplication } from '@jalon/http';
import { type Clock, systemClock } from '@jalon/kernel';
import { createLogger } from '@jalon/observability';
import { AppModule, closeEngines, openEngines } from './app.module.ts';

/** The service while it runs. */
export interface Running {
  /** `http://127.0.0.1:3000` */
  readonly address: string;
  /** Answers what is under way, then closes everything, the log last. */
  stop(): Promise<void>;
}

/** Opens the engines, reads the log, listens. @throws what an engine throws when it cannot open; nothing stays open. */
export async function start(config: ServiceConfig, clock: Clock = systemClock): Promise<Running> {
  const engines = openEngines(config, clock);
  try {
    const application = await createApplication(AppModule.register(engines), {
      logger: createLogger(config.LOG_LEVEL),
      store: engines.store,
      readModels: engines.readModels,
      mode: 'demonstration',
    });
    await engines.readModels.start();
    await engines.bus.start();
    await engines.jobs.start();
    await application.listen(config.PORT, config.HOST);
    return {
      address: await application.getUrl(),
      async stop() {
        await application.close();
        await closeEngines(engines);
      },
    };
  } catch (error) {
    await closeEngines(engines);
    throw error;
  }
}
