import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type JWK, exportJWK, generateKeyPair } from 'jose';
import Provider from 'oidc-provider';

/** What the provider says of one of its people, beside who they are. */
export type Claims = Readonly<Record<string, unknown>>;

/** A real OpenID Connect provider, that lives as long as a test. */
export interface IdentityProviderUnderTest {
  readonly issuer: string;
  /** The public half of the key that it signs with now. */
  readonly publicKey: JWK;
  /** How often it was asked for its keys. */
  readonly askedForKeys: number;
  /** A token of a person for an audience; the person is a client of the provider. */
  token(person: string, audience: string): Promise<string>;
  /** From now on it signs with a new key; the old one is gone. */
  rotate(): Promise<void>;
  stop(): Promise<void>;
  /** Comes back on the same port. */
  start(): Promise<void>;
}

/** @param people their claims, by their name */
export async function startIdentityProvider(
  people: Readonly<Record<string, Claims>>,
): Promise<IdentityProviderUnderTest> {
  let handler: ReturnType<Provider['callback']> | undefined;
  let asked = 0;
  let publicKey: JWK = {};
  const listen = (port: number) =>
    new Promise<Server>((resolve) => {
      const listening = createServer((request, response) => {
        if (request.url?.startsWith('/jwks')) asked++;
        void handler?.(request, response);
      }).listen(port, '127.0.0.1', () => resolve(listening));
    });
  let server = await listen(0);
  const { port } = server.address() as AddressInfo; // it listens, on a port of TCP
  const issuer = `http://127.0.0.1:${port}`;

  async function rotate(): Promise<void> {
    const { privateKey, publicKey: shown } = await generateKeyPair('RS256', { extractable: true });
    const kid = crypto.randomUUID();
    publicKey = { ...(await exportJWK(shown)), kid, alg: 'RS256', use: 'sig' };
    const provider = new Provider(issuer, {
      clients: Object.keys(people).map((client_id) => ({
        client_id,
        client_secret: 'a secret of this test',
        grant_types: ['client_credentials'],
        redirect_uris: [],
        response_types: [],
      })),
      jwks: { keys: [{ ...(await exportJWK(privateKey)), kid, alg: 'RS256', use: 'sig' }] },
      features: {
        devInteractions: { enabled: false },
        clientCredentials: { enabled: true },
        resourceIndicators: {
          enabled: true,
          getResourceServerInfo: (_context, audience) => ({
            scope: '',
            audience,
            accessTokenTTL: 600,
            accessTokenFormat: 'jwt',
            jwt: { sign: { alg: 'RS256' } },
          }),
        },
      },
      extraTokenClaims: (_context, token) => people[token.clientId ?? ''] ?? {},
    });
    handler = provider.callback();
  }
  await rotate();

  return {
    issuer,
    get publicKey() {
      return publicKey;
    },
    get askedForKeys() {
      return asked;
    },
    async token(person, audience) {
      const answer = await fetch(`${issuer}/token`, {
        method: 'POST',
        headers: {
          authorization: `Basic ${Buffer.from(`${person}:${encodeURIComponent('a secret of this test')}`).toString('base64')}`,
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: new URLSearchParams({ grant_type: 'client_credentials', resource: audience }),
      });
      const { access_token } = (await answer.json()) as { access_token?: string };
      if (access_token === undefined) throw new Error(`The provider gives no token: ${answer.status}`);
      return access_token;
    },
    rotate,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
    async start() {
      server = await listen(port);
    },
  };
}
