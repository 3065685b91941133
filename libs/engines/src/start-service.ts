import type { DynamicModule } from '@nestjs/common';
import type { ServiceConfig } from '@jalon/config';
import { createApplication } from '@jalon/http';
import { systemClock } from '@jalon/kernel';
import { createLogger } from '@jalon/observability';
import { type Engines, closeEngines, openEngines } from './embedded-engines.ts';

/** The service while it runs. */
export interface Running {
  /** `http://127.0.0.1:3000` */
  readonly address: string;
  /** Answers what is under way, then closes everything, the log last. */
  stop(): Promise<void>;
}

/** Opens the engines, reads the log, listens. @throws what an engine throws when it cannot open; nothing stays open. */
export async function startService(
  application: (engines: Engines) => DynamicModule,
  config: ServiceConfig,
): Promise<Running> {
  const engines = openEngines(config.EVENT_STORE_URL.rest, systemClock);
  try {
    const running = await createApplication(application(engines), {
      logger: createLogger(config.LOG_LEVEL),
      store: engines.store,
      readModels: engines.readModels,
      mode: 'demonstration',
    });
    await engines.readModels.start();
    await engines.bus.start();
    await engines.jobs.start();
    await running.listen(config.PORT, config.HOST);
    return {
      address: await running.getUrl(),
      async stop() {
        await running.close();
        await closeEngines(engines);
      },
    };
  } catch (error) {
    await closeEngines(engines);
    throw error;
  }
}
