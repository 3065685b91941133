import { join } from 'node:path';
import { InvalidConfiguration, type ServiceConfig } from '@jalon/config';

/** What the whole in one process runs on. */
const embedded = {
  EVENT_STORE_URL: 'sqlite',
  BUS_URL: 'in-place',
  READ_MODELS_URL: 'memory',
  JOBS_URL: 'timers',
  AUTH_URL: 'demo',
} as const;

/**
 * Where the log lies: `--data` wins over `EVENT_STORE_URL`.
 * @throws InvalidConfiguration when an engine is asked for that one process does not use: nobody must believe that it does.
 */
export function logFile(config: ServiceConfig, data: string | undefined): string {
  const faults = Object.entries(embedded).flatMap(([variable, scheme]) =>
    config[variable as keyof typeof embedded].scheme === scheme
      ? []
      : [`${variable} : tout en un seul processus n’emploie que ${scheme}: ; démarrez chaque service seul`],
  );
  if (faults.length > 0) throw new InvalidConfiguration(faults);
  return data === undefined ? config.EVENT_STORE_URL.rest : join(data, 'jalon.db');
}
