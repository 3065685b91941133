import { join } from 'node:path';
import type { ServiceConfig } from '@jalon/config';

/** Where the log lies: `--data` wins over `EVENT_STORE_URL`. */
export function logFile(config: ServiceConfig, data: string | undefined): string {
  return data === undefined ? config.EVENT_STORE_URL.rest : join(data, 'jalon.db');
}
