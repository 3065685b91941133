import type { ServiceConfig } from '@jalon/config';
import { type Running, startService } from '@jalon/engines';
import { appModule } from './app.module.ts';

/** Opens the engines, reads the log, listens. @throws what an engine throws when it cannot open; nothing stays open. */
export function start(config: ServiceConfig): Promise<Running> {
  return startService('audit', appModule, config);
}
