import { randomBytes, randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AUTHENTICATOR, AccessGuard } from '@jalon/auth';
import { DemoAuthenticator, DemoTokensController, signingKey } from '@jalon/auth/demo';
import type { ServiceConfig } from '@jalon/config';
import { type SqliteEventStore, openSqliteEventStore } from '@jalon/event-store/sqlite';
import { HEALTH, type Health, HealthController, MetricsController, busState } from '@jalon/http';
import type { MessageBus } from '@jalon/messaging';
import { inPlaceBus } from '@jalon/messaging/in-place';
import { type TimersJobs, timersJobs } from '@jalon/jobs/timers';
import type { Clock } from '@jalon/kernel';
import { METRICS, Metrics } from '@jalon/observability';
import { type MemoryReadModels, memoryReadModels } from '@jalon/read-models/memory';
import type { Ports } from './ports.ts';
import { FundingModule } from './funding.module.ts';

/** The engines of the service when it runs in a process of its own. */
export interface Engines extends Ports {
  readonly store: SqliteEventStore;
  readonly readModels: MemoryReadModels;
  readonly jobs: TimersJobs;
  readonly bus: MessageBus;
  readonly authenticator: DemoAuthenticator;
}

/** Opens the log that the configuration names, and what lives on it. Nothing is read yet. @throws Unavailable, CorruptLog */
export function openEngines({ EVENT_STORE_URL }: ServiceConfig, clock: Clock): Engines {
  const file = EVENT_STORE_URL.rest;
  const folder = dirname(file);
  const store = openSqliteEventStore({ file, clock });
  const readModels = memoryReadModels({ store, snapshot: { directory: join(folder, 'snapshot') } });
  return {
    store,
    readModels,
    jobs: timersJobs({ store, runner: readModels.runner, clock }),
    bus: inPlaceBus({ store, file: join(folder, 'jalon-consumers.db'), clock }),
    clock,
    random: { bytes: (count) => randomBytes(count), uuid: () => randomUUID() },
    authenticator: new DemoAuthenticator(signingKey(join(folder, 'demo.key')), clock),
  };
}

/** Stops what runs, the log last: what was accepted is written before it closes. */
export async function closeEngines({ store, readModels, jobs, bus }: Engines): Promise<void> {
  await jobs.stop();
  await bus.stop();
  await readModels.stop();
  await store.close();
}

/** The service in a process of its own: the only file here that names adapters. */
@Module({})
export class AppModule {
  static register(engines: Engines): DynamicModule {
    return {
      module: AppModule,
      imports: [FundingModule.register(engines)],
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
