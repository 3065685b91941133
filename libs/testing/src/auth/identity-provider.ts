import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type JWK, exportJWK, generateKeyPair } from 'jose';
import Provider from 'oidc-provider';

/** What the provider says of one of its people, beside who they are. */
export type Claims = Readonly<Record<string, unknown>>;

/** An application at which people sign in by the provider, in a browser. */
export interface PublicClient {
  readonly id: string;
  readonly redirectUri: string;
  readonly audience: string;
}

/** A real OpenID Connect provider, that lives as long as a test. */
export interface IdentityProviderUnderTest {
  readonly issuer: string;
  /** The public half of the key that it signs with now. */
  readonly publicKey: JWK;
  /** How often it was asked for its keys. */
  readonly askedForKeys: number;
  /** A token of a person for an audience; the person is a client of the provider. */
  token(person: string, audience: string): Promise<string>;
  /** Whoever comes in a browser from now on signs in as this person, and consents. */
  person: string;
  /** From now on it signs with a new key; the old one is gone. */
  rotate(): Promise<void>;
  stop(): Promise<void>;
  /** Comes back on the same port. */
  start(): Promise<void>;
}

/** @param people their claims, by their name @param client an application to which it sends people back */
export async function startIdentityProvider(
  people: Readonly<Record<string, Claims>>,
  client?: PublicClient,
): Promise<IdentityProviderUnderTest> {
  let handler: ReturnType<Provider['callback']> | undefined;
  let provider: Provider | undefined;
  let person = Object.keys(people)[0] ?? '';
  let asked = 0;
  let publicKey: JWK = {};
  const listen = (port: number) =>
    new Promise<Server>((resolve) => {
      const listening = createServer((request, response) => {
        if (request.url?.startsWith('/jwks')) asked++;
        if (provider && request.url?.startsWith('/interaction/'))
          void signInAndConsent(provider, person, client, request, response);
        else void handler?.(request, response);
      }).listen(port, '127.0.0.1', () => resolve(listening));
    });
  let server = await listen(0);
  const { port } = server.address() as AddressInfo; // it listens, on a port of TCP
  const issuer = `http://127.0.0.1:${port}`;

  async function rotate(): Promise<void> {
    const { privateKey, publicKey: shown } = await generateKeyPair('RS256', { extractable: true });
    const kid = crypto.randomUUID();
    publicKey = { ...(await exportJWK(shown)), kid, alg: 'RS256', use: 'sig' };
    provider = new Provider(issuer, {
      clients: [
        ...(client ? [publicClient(client)] : []),
        ...Object.keys(people).map((client_id) => ({
          client_id,
          client_secret: 'a secret of this test',
          grant_types: ['client_credentials'],
          redirect_uris: [],
          response_types: [],
        })),
      ],
      findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
      interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
      cookies: { keys: ['a key of this test'] },
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
      extraTokenClaims: (_context, token) =>
        people[('accountId' in token && token.accountId) || (token.clientId ?? '')] ?? {},
    });
    handler = provider.callback();
  }
  await rotate();

  return {
    issuer,
    get person() {
      return person;
    },
    set person(name) {
      person = name;
    },
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

function publicClient({ id, redirectUri }: PublicClient) {
  return {
    client_id: id,
    token_endpoint_auth_method: 'none' as const,
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code' as const],
    redirect_uris: [redirectUri],
    scope: 'openid offline_access',
  };
}

/** What a person does at the provider, in one step. */
async function signInAndConsent(
  provider: Provider,
  person: string,
  client: PublicClient | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { params } = await provider.interactionDetails(request, response);
  const grant = new provider.Grant({ accountId: person, clientId: String(params['client_id']) });
  grant.addOIDCScope('openid offline_access');
  if (client) grant.addResourceScope(client.audience, '');
  const grantId = await grant.save();
  await provider.interactionFinished(request, response, {
    login: { accountId: person },
    consent: { grantId },
  });
}
