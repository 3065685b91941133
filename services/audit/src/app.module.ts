import type { DynamicModule } from '@nestjs/common';
import { type Engines, OwnProcessModule } from '@jalon/engines';
import { AuditModule } from './audit.module.ts';

/** The service in a process of its own. */
export function appModule(engines: Engines): DynamicModule {
  return OwnProcessModule.register(engines, 'audit', AuditModule.register(engines));
}
