import { type Clock, epochMilliseconds } from '@jalon/kernel';
import { type JWTPayload, createRemoteJWKSet, errors, jwtVerify } from 'jose';
import { z } from 'zod';
import { IdentityProviderAway } from '../errors.ts';

/** What a token must be signed with: keys of which the provider alone holds the secret half. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];

/** Two clocks that are set by the same servers differ by less, in seconds. */
const leeway = 5;

const answersWithin = 5_000;
/** A provider that is away is not asked again sooner. */
const rest = 3_000;

const discoverySchema = z.object({ issuer: z.string(), jwks_uri: z.url() });

type Keys = ReturnType<typeof createRemoteJWKSet>;

/**
 * An OpenID Connect provider as we need it: its keys, found by discovery, asked again when it signs with a new one.
 * Nothing is asked of it before the first token comes.
 */
export class IdentityProvider {
  readonly #issuer: string;
  readonly #clock: Clock;
  readonly #cooldown: number;
  #keys: Keys | undefined;
  #discovering: Promise<Keys> | undefined;
  #away: { readonly until: number; readonly why: string } | undefined;

  /**
   * @param issuer exactly as its tokens and its discovery name it.
   * @param cooldown a key that it does not know is not asked for again sooner, in ms.
   */
  constructor(issuer: string, clock: Clock, cooldown: number) {
    this.#issuer = issuer;
    this.#clock = clock;
    this.#cooldown = cooldown;
  }

  /**
   * @returns the claims of a token that this provider signed for this audience and that holds now; else undefined.
   * @throws IdentityProviderAway when the provider cannot be asked for its keys
   */
  async verify(token: string, audience: string): Promise<JWTPayload | undefined> {
    const keys = await this.#knownKeys();
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer: this.#issuer,
        audience,
        algorithms,
        clockTolerance: leeway,
        currentDate: new Date(epochMilliseconds(this.#clock.now())),
        requiredClaims: ['exp', 'sub'],
      });
      return payload;
    } catch (error) {
      if (isOfTheToken(error)) return undefined;
      throw new IdentityProviderAway(`The identity provider does not give its keys: ${String(error)}`);
    }
  }

  async #knownKeys(): Promise<Keys> {
    if (this.#keys) return this.#keys;
    if (this.#away && performance.now() < this.#away.until) throw new IdentityProviderAway(this.#away.why);
    this.#discovering ??= this.#discover();
    try {
      this.#keys = await this.#discovering;
      return this.#keys;
    } catch (error) {
      const why = `The identity provider does not answer: ${error instanceof Error ? error.message : String(error)}`;
      this.#away = { until: performance.now() + rest, why };
      throw new IdentityProviderAway(why);
    } finally {
      this.#discovering = undefined;
    }
  }

  async #discover(): Promise<Keys> {
    const address = `${this.#issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
    const answer = await fetch(address, { signal: AbortSignal.timeout(answersWithin), redirect: 'error' });
    if (!answer.ok) throw new Error(`discovery answered ${answer.status}`);
    const { issuer, jwks_uri } = discoverySchema.parse(await answer.json());
    if (issuer !== this.#issuer) throw new Error(`discovery is of another issuer`);
    return createRemoteJWKSet(new URL(jwks_uri), {
      cooldownDuration: this.#cooldown,
      timeoutDuration: answersWithin,
    });
  }
}

/** Whether something is wrong with the token, and not with the asking. */
function isOfTheToken(error: unknown): boolean {
  return (
    error instanceof errors.JWTClaimValidationFailed ||
    error instanceof errors.JWTExpired ||
    error instanceof errors.JWTInvalid ||
    error instanceof errors.JWSInvalid ||
    error instanceof errors.JWSSignatureVerificationFailed ||
    error instanceof errors.JOSEAlgNotAllowed ||
    error instanceof errors.JOSENotSupported ||
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys
  );
}
