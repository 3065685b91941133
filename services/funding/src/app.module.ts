import type { DynamicModule } from '@nestjs/common';
import { type Engines, OwnProcessModule } from '@jalon/engines';
import { FundingModule } from './funding.module.ts';

/** The service in a process of its own. */
export function appModule(engines: Engines): DynamicModule {
  return OwnProcessModule.register(engines, 'funding', FundingModule.register(engines));
}
