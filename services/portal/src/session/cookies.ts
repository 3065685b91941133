import { type Clock, type Instant, epochMilliseconds } from '@jalon/kernel';
import type { FastifyRequest } from 'fastify';
import type { Purpose } from './seal.ts';

interface Cookie {
  readonly name: string;
  /**
   * The session is never sent along from another site. The memory of a sign-in must be: the provider sends the person
   * back from its own.
   */
  readonly sameSite: 'Strict' | 'Lax';
  readonly path: string;
}

const cookies: Readonly<Record<Purpose, Cookie>> = {
  session: { name: 'jalon-session', sameSite: 'Strict', path: '/' },
  'sign-in': { name: 'jalon-sign-in', sameSite: 'Lax', path: '/portal' },
};

/**
 * Never shown to a script. `Secure` where the way to the browser is TLS; without it a machine of its own
 * (`http://127.0.0.1`) could not keep it.
 */
export function cookie(
  purpose: Purpose,
  sealed: string,
  until: Instant,
  clock: Clock,
  request: FastifyRequest,
): string {
  const seconds = Math.max(0, Math.floor((epochMilliseconds(until) - epochMilliseconds(clock.now())) / 1000));
  return written(purpose, sealed, seconds) + (isSecure(request) ? '; Secure' : '');
}

/** What makes a browser forget. */
export function noCookie(purpose: Purpose): string {
  return written(purpose, '', 0);
}

function written(purpose: Purpose, sealed: string, seconds: number): string {
  const { name, sameSite, path } = cookies[purpose];
  return `${name}=${sealed}; Path=${path}; HttpOnly; SameSite=${sameSite}; Max-Age=${seconds}`;
}

/** What a request's `Cookie` header carries for a purpose. */
export function sealedIn(request: Pick<FastifyRequest, 'headers'>, purpose: Purpose): string | undefined {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [key, value] = pair.trim().split('=', 2);
    if (key === cookies[purpose].name && value) return value;
  }
  return undefined;
}

/** Behind a reverse proxy that ends TLS, it is the proxy that says so. */
function isSecure({ protocol, headers }: FastifyRequest): boolean {
  return protocol === 'https' || headers['x-forwarded-proto'] === 'https';
}
