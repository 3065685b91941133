import { type Clock, type Instant, epochMilliseconds, instantOfEpochMilliseconds } from '@jalon/kernel';
import * as oidc from 'openid-client';

export interface IdentityProviderOptions {
  /** `https://sso.example.fr/realms/jalon` */
  readonly issuer: string;
  readonly clientId: string;
  /** None: a public client, whose proof is its code verifier alone. */
  readonly clientSecret?: string | undefined;
  /** For whom tokens are made out. */
  readonly audience: string;
  /** Where people reach the portal: `https://jalon.example.fr` */
  readonly portalUrl: string;
  readonly clock: Clock;
}

/** What must be remembered, in the browser and sealed, while a person is at the provider. */
export interface SignInBegun {
  readonly state: string;
  readonly verifier: string;
  /** The page of ours that they asked for. */
  readonly to: string;
}

export interface Tokens {
  readonly token: string;
  readonly expiresAt: Instant;
  readonly refresh?: string | undefined;
}

/** How long a renewal is remembered: two windows that renew at once use one refresh token, which may serve once. */
const rememberedMs = 30_000;

/** Signing in at an OpenID Connect provider: authorization code with PKCE. */
export class IdentityProvider {
  readonly #options: IdentityProviderOptions;
  readonly #renewals = new Map<string, Promise<Tokens>>();
  #discovered: Promise<oidc.Configuration> | undefined;

  constructor(options: IdentityProviderOptions) {
    this.#options = options;
  }

  /** Where to send the person, and what to remember of it. @throws when the provider is away */
  async begin(to: string): Promise<{ readonly url: string; readonly begun: SignInBegun }> {
    const configuration = await this.#configuration();
    const begun = { state: oidc.randomState(), verifier: oidc.randomPKCECodeVerifier(), to };
    const url = oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: this.#redirectUri,
      scope: 'openid offline_access',
      prompt: 'consent', // without it a provider gives no offline_access
      state: begun.state,
      code_challenge: await oidc.calculatePKCECodeChallenge(begun.verifier),
      code_challenge_method: 'S256',
      ...this.#resource,
    });
    return { url: url.href, begun };
  }

  /** @param query of the address to which the provider sent the person back @throws when it is not what was begun */
  async complete(query: string, { state, verifier }: SignInBegun): Promise<Tokens> {
    const current = new URL(`${this.#redirectUri}${query}`);
    const checks = { expectedState: state, pkceCodeVerifier: verifier };
    const granted = await oidc.authorizationCodeGrant(
      await this.#configuration(),
      current,
      checks,
      this.#resource,
    );
    return this.#tokens(granted);
  }

  /** @throws when the provider gives none any more */
  renew(refresh: string): Promise<Tokens> {
    const known = this.#renewals.get(refresh);
    if (known !== undefined) return known;
    const renewed = this.#renew(refresh);
    this.#renewals.set(refresh, renewed);
    setTimeout(() => this.#renewals.delete(refresh), rememberedMs).unref();
    return renewed;
  }

  async #renew(refresh: string): Promise<Tokens> {
    const granted = await oidc.refreshTokenGrant(await this.#configuration(), refresh, this.#resource);
    const tokens = this.#tokens(granted);
    return { ...tokens, refresh: tokens.refresh ?? refresh };
  }

  get #redirectUri(): string {
    return `${this.#options.portalUrl}/portal/signed-in`;
  }

  /** A provider that knows resources (RFC 8707) is told for which the token is; others add the audience themselves. */
  get #resource(): Record<string, string> {
    const { audience } = this.#options;
    return URL.canParse(audience) ? { resource: audience } : {};
  }

  #tokens(granted: Awaited<ReturnType<typeof oidc.authorizationCodeGrant>>): Tokens {
    const seconds = granted.expiresIn() ?? 300;
    const expiresAt = instantOfEpochMilliseconds(
      epochMilliseconds(this.#options.clock.now()) + seconds * 1_000,
    );
    return { token: granted.access_token, expiresAt, refresh: granted.refresh_token };
  }

  /** Asked for once it is needed, and again after it failed: a portal starts without its provider. */
  #configuration(): Promise<oidc.Configuration> {
    this.#discovered ??= this.#discover().catch((error: unknown) => {
      this.#discovered = undefined;
      throw error;
    });
    return this.#discovered;
  }

  #discover(): Promise<oidc.Configuration> {
    const { issuer, clientId, clientSecret } = this.#options;
    const authentication = clientSecret === undefined ? oidc.None() : oidc.ClientSecretPost(clientSecret);
    // Plain http was refused already, unless the provider is on this very machine (libs/engines).
    const execute = issuer.startsWith('http:') ? { execute: [oidc.allowInsecureRequests] } : {};
    return oidc.discovery(new URL(issuer), clientId, {}, authentication, execute);
  }
}
