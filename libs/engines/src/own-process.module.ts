import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AUTHENTICATOR, AccessGuard } from '@jalon/auth';
import { DemoTokensController } from '@jalon/auth/demo';
import { HEALTH, type Health, HealthController, MetricsController, busState } from '@jalon/http';
import { METRICS, Metrics } from '@jalon/observability';
import type { Engines } from './engines.ts';

/** What a service needs around it in a process of its own: who asks, health, metrics. */
@Module({})
export class OwnProcessModule {
  static register(engines: Engines, service: DynamicModule): DynamicModule {
    return {
      module: OwnProcessModule,
      imports: [service],
      controllers: [HealthController, MetricsController, DemoTokensController],
      providers: [
        { provide: AUTHENTICATOR, useValue: engines.authenticator },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: METRICS, useValue: new Metrics() },
        { provide: HEALTH, useValue: healthOf(engines) },
      ],
    };
  }
}

function healthOf({ store, readModels, jobs, bus }: Engines): Health {
  return {
    mode: 'demonstration',
    engines: [
      { engine: 'event-store', check: async () => ({ ready: (await store.lastPosition()) >= 0 }) },
      {
        engine: 'read-models',
        check: () => ({ ready: readModels.health().every(({ stopped }) => stopped === undefined) }),
      },
      { engine: 'bus', check: () => busState(bus.health()) },
      {
        engine: 'jobs',
        check: () => ({ ready: jobs.health().every(({ failing }) => failing.length === 0) }),
      },
    ],
  };
}
