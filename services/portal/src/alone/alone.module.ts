import { type DynamicModule, Inject, Module, type OnModuleInit } from '@nestjs/common';
import { APP_GUARD, HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { AUTHENTICATOR, AccessGuard } from '@jalon/auth';
import { HEALTH, type Health, HealthController, MetricsController } from '@jalon/http';
import { METRICS, Metrics } from '@jalon/observability';
import type { IdentityProvider } from '../identity/identity-provider.ts';
import { IDENTITY_PROVIDER } from '../identity/identity.errors.ts';
import { SignInController } from '../identity/sign-in.controller.ts';
import { PortalModule, type PortalOptions } from '../portal.module.ts';
import { ChangesOfAllController } from './changes-of-all.controller.ts';
import { forward } from './forward.ts';
import { PersonasController } from './personas.controller.ts';
import { SERVICES, type ServiceBehind } from './services.ts';

/** The portal in a process of its own: what is asked of a service is handed to it. */
@Module({})
export class AloneModule implements OnModuleInit {
  readonly #http: HttpAdapterHost<FastifyAdapter>;
  readonly #services: readonly ServiceBehind[];

  constructor(
    @Inject(HttpAdapterHost) http: HttpAdapterHost<FastifyAdapter>,
    @Inject(SERVICES) services: readonly ServiceBehind[],
  ) {
    this.#http = http;
    this.#services = services;
  }

  /** @param provider where real people sign in; without it, invented ones */
  static register(
    portal: PortalOptions,
    services: readonly ServiceBehind[],
    provider?: IdentityProvider,
  ): DynamicModule {
    const people = provider === undefined ? [PersonasController] : [SignInController];
    return {
      module: AloneModule,
      imports: [PortalModule.register(portal)],
      controllers: [ChangesOfAllController, HealthController, MetricsController, ...people],
      providers: [
        { provide: SERVICES, useValue: services },
        ...(provider ? [{ provide: IDENTITY_PROVIDER, useValue: provider }] : []),
        { provide: AUTHENTICATOR, useValue: portal.authenticator },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: METRICS, useValue: new Metrics() },
        { provide: HEALTH, useValue: healthOf(portal.mode, services) },
      ],
    };
  }

  async onModuleInit(): Promise<void> {
    await forward(this.#http.httpAdapter.getInstance(), this.#services);
  }
}

/** Ready when each service behind it lives. */
function healthOf(mode: Health['mode'], services: readonly ServiceBehind[]): Health {
  return {
    mode,
    engines: services.map(({ name, url }) => ({
      engine: name,
      check: async () => {
        const answer = await fetch(`${url}/health/live`, { signal: AbortSignal.timeout(2_000) }).catch(
          () => undefined,
        );
        return answer?.ok ? { ready: true } : { ready: false, detail: 'le service ne répond pas' };
      },
    })),
  };
}
