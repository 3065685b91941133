import { createHash } from 'node:crypto';
import { type Clock, epochMilliseconds } from '@jalon/kernel';
import type { Authenticator } from '../authenticator.ts';
import { NoRole } from '../errors.ts';
import type { Principal } from '../principal.ts';
import { IdentityProvider } from './identity-provider.ts';
import { type ClaimMapping, principalOf } from './principal-of-claims.ts';

export interface OidcOptions {
  /** The issuer, exactly as its tokens name it: `https://sso.example.fr/realms/jalon`. */
  readonly issuer: string;
  /** For whom the tokens must be made out. */
  readonly audience: string;
  readonly claims: ClaimMapping;
  readonly clock: Clock;
  /** The provider is not asked sooner for a key that it did not know, in ms. Default 30 000: forged tokens cannot make us knock. */
  readonly cooldown?: number;
}

/** A token that was checked is not checked again for so long: a key that the provider withdrew serves no longer than that. */
const trustedFor = 60_000;
const rememberedTokens = 1_000;

interface Checked {
  readonly principal: Principal;
  readonly until: number;
}

/** People known by an OpenID Connect provider (docs/decisions/0024). */
export class OidcAuthenticator implements Authenticator {
  readonly #provider: IdentityProvider;
  readonly #audience: string;
  readonly #claims: ClaimMapping;
  readonly #clock: Clock;
  /** By the digest of the token, the oldest first: a token itself is not kept. */
  readonly #checked = new Map<string, Checked>();

  constructor({ issuer, audience, claims, clock, cooldown = 30_000 }: OidcOptions) {
    this.#provider = new IdentityProvider(issuer, clock, cooldown);
    this.#audience = audience;
    this.#claims = claims;
    this.#clock = clock;
  }

  /** @throws NoRole for a person whom the provider knows and Jalon does not; IdentityProviderAway when it cannot be asked */
  async authenticate(token: string): Promise<Principal | undefined> {
    const digest = createHash('sha256').update(token).digest('base64');
    const known = this.#checked.get(digest);
    if (known && known.until > epochMilliseconds(this.#clock.now())) return known.principal;
    this.#checked.delete(digest);
    const claims = await this.#provider.verify(token, this.#audience);
    if (claims?.exp === undefined) return undefined;
    const principal = principalOf(claims, this.#claims);
    if (principal === undefined) throw new NoRole();
    const until = Math.min(epochMilliseconds(this.#clock.now()) + trustedFor, claims.exp * 1000);
    for (const oldest of this.#checked.keys()) {
      if (this.#checked.size < rememberedTokens) break;
      this.#checked.delete(oldest);
    }
    this.#checked.set(digest, { principal, until });
    return principal;
  }
}
