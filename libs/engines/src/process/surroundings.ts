import type { DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AUTHENTICATOR, AccessGuard } from '@jalon/auth';
import { DemoTokensController } from '@jalon/auth/demo';
import { HEALTH, HealthController, MetricsController } from '@jalon/http';
import { METRICS, Metrics } from '@jalon/observability';
import type { Engines } from '../engines.ts';
import { CHANGES, ChangesController, type ChangesSource } from './changes.controller.ts';
import { healthOf } from './engines-health.ts';
import { figuresOf } from './figures.ts';
import { BUS, ParkedMessagesController } from './parked-messages.controller.ts';

/**
 * What services need around them in a process: who asks, health, figures, what happens now, and what was set aside.
 * @param teller the service whose process it is, or `whole`
 */
export function surroundings(
  engines: Engines,
  teller: string,
): Required<Pick<DynamicModule, 'controllers' | 'providers'>> {
  const metrics = new Metrics();
  metrics.add(...figuresOf(engines));
  return {
    controllers: [
      HealthController,
      MetricsController,
      ParkedMessagesController,
      ChangesController,
      // Nobody gives out tokens to whoever asks where real people sign in.
      ...(engines.mode === 'demonstration' ? [DemoTokensController] : []),
    ],
    providers: [
      { provide: AUTHENTICATOR, useValue: engines.authenticator },
      { provide: APP_GUARD, useClass: AccessGuard },
      { provide: METRICS, useValue: metrics },
      { provide: HEALTH, useValue: healthOf(engines) },
      { provide: BUS, useValue: engines.bus },
      { provide: CHANGES, useValue: { store: engines.store, teller } satisfies ChangesSource },
    ],
  };
}
