import { epochMilliseconds } from '@jalon/kernel';
import type { Clock, Instant } from '@jalon/kernel';

const name = 'jalon-session';

/**
 * Never shown to a script, never sent along by another site. `Secure` where the way to the browser is TLS; without it
 * a machine of its own (`http://127.0.0.1`) could not keep it.
 */
export function sessionCookie(sealed: string, expiresAt: Instant, clock: Clock, secure: boolean): string {
  const seconds = Math.max(
    0,
    Math.floor((epochMilliseconds(expiresAt) - epochMilliseconds(clock.now())) / 1000),
  );
  return `${name}=${sealed}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${seconds}${secure ? '; Secure' : ''}`;
}

export const noSessionCookie = `${name}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0`;

/** The sealed session that a request's `Cookie` header carries. */
export function sealedSessionOf(header: string | undefined): string | undefined {
  for (const pair of (header ?? '').split(';')) {
    const [key, value] = pair.trim().split('=', 2);
    if (key === name && value) return value;
  }
  return undefined;
}
