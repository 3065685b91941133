import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AUTHENTICATOR, AccessGuard } from '@jalon/auth';
import { DemoTokensController } from '@jalon/auth/demo';
import { FundingModule } from '@jalon/funding';
import { HEALTH, type Health, HealthController, MetricsController } from '@jalon/http';
import { METRICS, Metrics } from '@jalon/observability';
import { ProgrammationModule } from '@jalon/programmation';
import type { EmbeddedEngines } from '@jalon/engines';
import { figuresOf } from './figures.ts';
import { healthOf } from './engines-health.ts';
import { BUS, ParkedMessagesController } from './parked-messages.controller.ts';
import { WelcomeController } from './welcome.controller.ts';
import { WholeReferenceController } from './whole-reference.controller.ts';

/** Every service in one process, on the same engines. */
@Module({})
export class StandaloneModule {
  static register(engines: EmbeddedEngines): DynamicModule {
    const metrics = new Metrics();
    metrics.add(...figuresOf(engines));
    const health: Health = healthOf(engines);
    return {
      module: StandaloneModule,
      imports: [ProgrammationModule.register(engines), FundingModule.register(engines)],
      controllers: [
        WelcomeController,
        WholeReferenceController,
        HealthController,
        MetricsController,
        DemoTokensController,
        ParkedMessagesController,
      ],
      providers: [
        { provide: AUTHENTICATOR, useValue: engines.authenticator },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: METRICS, useValue: metrics },
        { provide: HEALTH, useValue: health },
        { provide: BUS, useValue: engines.bus },
      ],
    };
  }
}
