import {
  type Clock,
  type Instant,
  type RandomSource,
  epochMilliseconds,
  instantOfEpochMilliseconds,
} from '@jalon/kernel';
import type { FastifyRequest } from 'fastify';
import { cookie, sealedIn } from './cookies.ts';
import type { Seal } from './seal.ts';
import type { Session } from './session.ts';

/** A day's work: after it somebody signs in again, whatever the provider would renew. */
const longestMs = 12 * 3_600_000;

export interface Granted {
  readonly token: string;
  readonly expiresAt: Instant;
  readonly refresh?: string | undefined;
}

/** The sessions of browsers, each in its own cookie. */
export class BrowserSessions {
  readonly #seal: Seal;
  readonly #clock: Clock;
  readonly #random: RandomSource;

  constructor(seal: Seal, clock: Clock, random: RandomSource) {
    this.#seal = seal;
    this.#clock = clock;
    this.#random = random;
  }

  /** @param before the session that this one goes on: its page keeps its proof */
  begin({ token, expiresAt, refresh }: Granted, before?: Session): Session {
    const csrf = before?.csrf ?? Buffer.from(this.#random.bytes(24)).toString('base64url');
    return { token, expiresAt, csrf, ...(refresh !== undefined && { refresh }) };
  }

  /** The cookie that carries a session: as long as its token, or as long as it can be renewed. */
  cookie(session: Session, request: FastifyRequest): string {
    const now = epochMilliseconds(this.#clock.now());
    const until =
      session.refresh === undefined ? session.expiresAt : instantOfEpochMilliseconds(now + longestMs);
    return cookie('session', this.#seal.close('session', session, until), until, this.#clock, request);
  }

  /** The session of who asks, its token perhaps to be renewed; undefined when there is none. */
  of(request: Pick<FastifyRequest, 'headers'>): Session | undefined {
    const sealed = sealedIn(request, 'session');
    return sealed === undefined ? undefined : this.#seal.open<Session>('session', sealed);
  }

  /** The session of who asks, if its token is still taken. */
  living(request: Pick<FastifyRequest, 'headers'>): Session | undefined {
    const session = this.of(request);
    return session && session.expiresAt > this.#clock.now() ? session : undefined;
  }
}
