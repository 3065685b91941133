import { timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { BrowserSessions } from './browser-sessions.ts';
import { ForeignRequest } from './session.errors.ts';

const changesNothing = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Turns the session of a browser into the token that the services take. Only where no token is given: a program that
 * brings its own owes nothing to cookies.
 * @throws ForeignRequest when something would change and the page did not prove that it is ours
 */
export function takeSession(request: FastifyRequest, sessions: BrowserSessions): void {
  if (request.headers.authorization !== undefined || !request.url.startsWith('/api/')) return;
  const session = sessions.living(request);
  if (session === undefined) return;
  if (!changesNothing.has(request.method) && !provesItIsOurs(request, session.csrf))
    throw new ForeignRequest();
  request.headers.authorization = `Bearer ${session.token}`;
}

function provesItIsOurs(request: FastifyRequest, csrf: string): boolean {
  if (comesFromElsewhere(request)) return false;
  const given = request.headers['x-csrf-token'];
  if (typeof given !== 'string') return false;
  const [ours, theirs] = [Buffer.from(csrf), Buffer.from(given)];
  return ours.length === theirs.length && timingSafeEqual(ours, theirs);
}

/** What the browser itself says of who asks; older ones say nothing. */
export function comesFromElsewhere({ headers }: Pick<FastifyRequest, 'headers'>): boolean {
  const site = headers['sec-fetch-site'];
  return site !== undefined && site !== 'same-origin';
}
