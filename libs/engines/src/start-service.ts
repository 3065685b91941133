import type { DynamicModule } from '@nestjs/common';
import type { ServiceConfig } from '@jalon/config';
import { createApplication } from '@jalon/http';
import { systemClock } from '@jalon/kernel';
import { createLogger } from '@jalon/observability';
import { type Engines, closeEngines } from './engines.ts';
import { openEngines } from './open-engines.ts';
import { openTracing } from './open-tracing.ts';

/** The service while it runs. */
export interface Running {
  /** `http://127.0.0.1:3000` */
  readonly address: string;
  /** Answers what is under way, then closes everything, the log last. */
  stop(): Promise<void>;
}

/**
 * Opens the engines, reads the log, listens.
 * @param service its name, under which it keeps what is its own in engines shared with others.
 * @throws what an engine throws when it cannot open; nothing stays open.
 */
export async function startService(
  service: string,
  application: (engines: Engines) => DynamicModule,
  config: ServiceConfig,
): Promise<Running> {
  const logger = createLogger(config.LOG_LEVEL);
  const tracing = await openTracing(config, service, logger);
  const opened = await openEngines(config, service, systemClock).catch(async (error: unknown) => {
    await tracing.stop();
    throw error;
  });
  const engines = { ...opened, figures: [...opened.figures, ...tracing.figures] };
  try {
    const running = await createApplication(application(engines), {
      logger,
      store: engines.store,
      readModels: engines.readModels,
      mode: engines.mode,
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
        await tracing.stop();
      },
    };
  } catch (error) {
    await closeEngines(engines);
    await tracing.stop();
    throw error;
  }
}
