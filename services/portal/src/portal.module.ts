import { type DynamicModule, Inject, Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import type { Authenticator } from '@jalon/auth';
import type { Clock, RandomSource } from '@jalon/kernel';
import { servePages } from './pages/pages.ts';
import { PORTAL, type PortalSurroundings } from './portal-surroundings.ts';
import { Presence } from './presence/presence.ts';
import { PresenceController } from './presence/presence.controller.ts';
import { SessionController } from './session/session.controller.ts';
import { takeSession } from './session/session-hook.ts';
import { BrowserSessions } from './session/browser-sessions.ts';
import { Seal } from './session/seal.ts';
import type { DemoSignIn } from './session/sign-in.ts';

export interface PortalOptions {
  readonly mode: 'demonstration' | 'production';
  readonly authenticator: Authenticator;
  /** Seals the sessions of browsers: at least 32 bytes, kept over restarts. */
  readonly sessionSecret: Buffer;
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly signIn?: DemoSignIn;
}

/** The portal in a process that also answers for the services: its pages, the sessions of browsers. */
@Module({})
export class PortalModule implements OnModuleInit {
  readonly #http: HttpAdapterHost<FastifyAdapter>;
  readonly #portal: PortalSurroundings;

  constructor(
    @Inject(HttpAdapterHost) http: HttpAdapterHost<FastifyAdapter>,
    @Inject(PORTAL) portal: PortalSurroundings,
  ) {
    this.#http = http;
    this.#portal = portal;
  }

  static register({ sessionSecret, ...around }: PortalOptions): DynamicModule {
    const seal = new Seal(sessionSecret, around.random, around.clock);
    const sessions = new BrowserSessions(seal, around.clock, around.random);
    return {
      module: PortalModule,
      controllers: [SessionController, PresenceController],
      exports: [PORTAL],
      providers: [
        { provide: PORTAL, useValue: { ...around, seal, sessions } satisfies PortalSurroundings },
        { provide: Presence, useValue: new Presence(around.clock) },
      ],
    };
  }

  onModuleInit(): void {
    const fastify = this.#http.httpAdapter.getInstance();
    fastify.addHook('onRequest', (request, _reply, done) => {
      try {
        takeSession(request, this.#portal.sessions);
        done();
      } catch (error) {
        done(error as Error);
      }
    });
    servePages(fastify, this.#portal.random);
  }
}
