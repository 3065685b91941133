import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Clock, type Instant, epochMilliseconds, instantOfEpochMilliseconds } from '@jalon/kernel';
import { z } from 'zod';
import type { Authenticator } from '../authenticator.ts';
import type { Principal } from '../principal.ts';
import { type Role, allRoles } from '@jalon/contracts';

const header = Buffer.from(JSON.stringify({ alg: 'HS256', typ: 'JWT' })).toString('base64url');
const lifetimeMilliseconds = 12 * 3_600_000;
const rememberedTokens = 1_000;

const claimsSchema = z.object({
  sub: z.string(),
  name: z.string(),
  role: z.enum(allRoles as readonly [Role, ...Role[]]),
  org: z.string().optional(),
  exp: z.number(),
});

/** Signed tokens for the personas of the demonstration (`demo:`). Anything real asks for OpenID Connect instead. */
export class DemoAuthenticator implements Authenticator {
  readonly #key: Buffer;
  readonly #clock: Clock;
  /** Tokens whose signature was checked, oldest first: an all-day token is checked once, its expiry each time. */
  readonly #checked = new Map<string, { principal: Principal; expiresAt: Instant }>();

  constructor(key: Buffer, clock: Clock) {
    this.#key = key;
    this.#clock = clock;
  }

  /** A compact JWS (HS256) that says who the person is for twelve hours. */
  issue(principal: Principal): { readonly token: string; readonly expiresAt: Instant } {
    const expires = Math.floor(epochMilliseconds(this.#clock.now()) / 1000) * 1000 + lifetimeMilliseconds;
    const claims = {
      sub: principal.id,
      name: principal.name,
      role: principal.role,
      org: principal.organisation,
      exp: expires / 1000,
    };
    const signed = `${header}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}`;
    return { token: `${signed}.${this.#signature(signed)}`, expiresAt: instantOfEpochMilliseconds(expires) };
  }

  authenticate(token: string): Principal | undefined {
    const known = this.#checked.get(token) ?? this.#check(token);
    if (known === undefined) return undefined;
    // Instants compare as their texts do: nothing is parsed for each request.
    return known.expiresAt > this.#clock.now() ? known.principal : undefined;
  }

  #check(token: string) {
    const [head, body, signature, ...rest] = token.split('.');
    if (head !== header || body === undefined || signature === undefined || rest.length > 0) return undefined;
    const given = Buffer.from(signature);
    const expected = Buffer.from(this.#signature(`${head}.${body}`));
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
    const claims = claimsSchema.safeParse(JSON.parse(Buffer.from(body, 'base64url').toString()));
    if (!claims.success) return undefined;
    const { sub, name, role, org, exp } = claims.data;
    const checked = {
      principal: { id: sub, name, role, ...(org === undefined ? {} : { organisation: org }) },
      expiresAt: instantOfEpochMilliseconds(exp * 1000),
    };
    if (this.#checked.size >= rememberedTokens) this.#forgetOldest();
    this.#checked.set(token, checked);
    return checked;
  }

  #forgetOldest(): void {
    for (const oldest of this.#checked.keys()) {
      this.#checked.delete(oldest);
      return;
    }
  }

  #signature(text: string): string {
    return createHmac('sha256', this.#key).update(text).digest('base64url');
  }
}
