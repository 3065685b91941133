import type { DynamicModule } from '@nestjs/common';
import { type Engines, OwnProcessModule } from '@jalon/engines';
import { ProgrammationModule } from './programmation.module.ts';

/** The service in a process of its own. */
export function appModule(engines: Engines): DynamicModule {
  return OwnProcessModule.register(
    engines,
    'programmation',
    ProgrammationModule.register(engines, engines.mode),
  );
}
