import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { OidcAuthenticator, readMeaning } from '@jalon/auth/oidc';
import { machineRandom } from '@jalon/engines';
import { createApplication } from '@jalon/http';
import { ManualClock, epochMilliseconds, instantOfEpochMilliseconds, systemClock } from '@jalon/kernel';
import { createLogger } from '@jalon/observability';
import { type IdentityProviderUnderTest, startIdentityProvider } from '@jalon/testing/identity-provider';
import { AloneModule } from '../alone/alone.module.ts';
import type { SessionAnswer } from '../session/session.controller.ts';
import { IdentityProvider } from './identity-provider.ts';

const audience = 'https://jalon.test';
const portalUrl = 'http://127.0.0.1:3999';

/** A browser as far as signing in goes: it keeps cookies by host and follows redirections one at a time. */
class Browser {
  readonly #jars = new Map<string, Map<string, string>>();
  readonly #portal: NestFastifyApplication;

  constructor(portal: NestFastifyApplication) {
    this.#portal = portal;
  }

  async ask(address: string, method: 'GET' | 'POST' = 'GET') {
    const { host, pathname, search, origin } = new URL(address);
    const jar = this.#jars.get(host) ?? new Map<string, string>();
    this.#jars.set(host, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const { status, headers, body } =
      origin === portalUrl
        ? await this.#askPortal(method, pathname + search, cookie)
        : await askProvider(address, cookie);
    for (const set of headers.cookies) {
      const [name = '', value = ''] = (set.split(';', 1)[0] ?? '').split(/=(.*)/s);
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    return { status, location: headers.location && new URL(headers.location, address).href, body };
  }

  /** Follows to the end. @returns the addresses it came by */
  async follow(address: string): Promise<readonly string[]> {
    const way = [address];
    for (let next: string | undefined = address; next !== undefined;) {
      const { location } = await this.ask(next);
      next = location === '' ? undefined : location;
      if (next !== undefined) way.push(next);
      if (next?.startsWith(portalUrl) && !next.includes('/portal/')) break;
    }
    return way;
  }

  forget(host: string, name: string): void {
    this.#jars.get(host)?.delete(name);
  }

  async session(): Promise<SessionAnswer> {
    return JSON.parse((await this.ask(`${portalUrl}/portal/session`)).body) as SessionAnswer;
  }

  async #askPortal(method: 'GET' | 'POST', url: string, cookie: string) {
    const { statusCode, headers, body } = await this.#portal.inject({ method, url, headers: { cookie } });
    const cookies = [headers['set-cookie'] ?? []].flat();
    return { status: statusCode, headers: { cookies, location: headers.location }, body };
  }
}

async function askProvider(address: string, cookie: string) {
  const answer = await fetch(address, { headers: { cookie }, redirect: 'manual' });
  const location = answer.headers.get('location') ?? undefined;
  return {
    status: answer.status,
    headers: { cookies: answer.headers.getSetCookie(), location },
    body: await answer.text(),
  };
}

describe('Signing in at an identity provider', () => {
  const clock = new ManualClock(systemClock.now());
  let provider: IdentityProviderUnderTest;
  let portal: NestFastifyApplication;
  let browser: Browser;

  beforeAll(async () => {
    provider = await startIdentityProvider(
      { 'amelie@mel.example': { name: 'Amélie Dubrulle', roles: ['instructeur'], organisation: 'mel' } },
      { id: 'jalon', redirectUri: `${portalUrl}/portal/signed-in`, audience },
    );
    const meaning = readMeaning('instructeur');
    if (meaning === undefined) throw new Error('a role has no meaning');
    portal = await createApplication(
      AloneModule.register(
        {
          mode: 'production',
          authenticator: new OidcAuthenticator({
            issuer: provider.issuer,
            audience,
            claims: { roles: 'roles', meaning, organisation: 'organisation' },
            clock,
          }),
          sessionSecret: Buffer.alloc(32, 7),
          clock,
          random: machineRandom,
        },
        [],
        new IdentityProvider({ issuer: provider.issuer, clientId: 'jalon', audience, portalUrl, clock }),
      ),
      { logger: createLogger('silent'), mode: 'production' },
    );
    await portal.init();
    await portal.getHttpAdapter().getInstance().ready();
  });
  beforeEach(() => {
    clock.set(systemClock.now());
    browser = new Browser(portal);
  });
  afterAll(async () => {
    await portal.close();
    await provider.stop();
  });

  it('leads to the provider and back to the page that was asked for, as a known person', async () => {
    const way = await browser.follow(`${portalUrl}/portal/sign-in?to=/dossiers%3Fstatus%3Dnotified`);
    expect(way.at(-1)).toBe(`${portalUrl}/dossiers?status=notified`);
    expect(way.some((address) => address.startsWith(`${provider.issuer}/auth?`))).toBe(true);
    expect(await browser.session()).toMatchObject({
      mode: 'production',
      person: { id: 'amelie@mel.example', role: 'instructeur', organisation: 'mel' },
    });
  });

  it.each(['//evil.example', '/\\evil.example', 'https://evil.example/', 'javascript:alert(1)'])(
    'leads nowhere else: %s',
    async (to) => {
      const way = await browser.follow(`${portalUrl}/portal/sign-in?to=${encodeURIComponent(to)}`);
      expect(way.at(-1)).toBe(`${portalUrl}/`);
    },
  );

  it('is not finished by whoever did not begin it, nor by another answer than its own', async () => {
    const { location } = await browser.ask(`${portalUrl}/portal/sign-in`);
    const strangers = new Browser(portal);
    const code = `${portalUrl}/portal/signed-in?code=stolen&state=${new URL(location ?? '').searchParams.get('state') ?? ''}`;
    const [notBegun, stolen] = [await strangers.ask(code), await browser.ask(code)];
    expect([notBegun.status, JSON.parse(notBegun.body)]).toMatchObject([
      401,
      { code: 'portal/sign-in-forgotten' },
    ]);
    expect([stolen.status, JSON.parse(stolen.body)]).toMatchObject([
      403,
      { code: 'portal/provider-refused' },
    ]);
    const otherState = await browser.ask(`${portalUrl}/portal/signed-in?code=x&state=another`);
    expect(otherState.status).toBe(403);
    expect((await browser.session()).person).toBeUndefined();
  });

  it('is renewed without asking the person, once for two windows, and its page keeps its proof', async () => {
    await browser.follow(`${portalUrl}/portal/sign-in`);
    const before = await browser.session();
    clock.set(instantOfEpochMilliseconds(epochMilliseconds(clock.now()) + 5 * 60_000));
    const renewals = await Promise.all(
      [1, 2].map(() => browser.ask(`${portalUrl}/portal/session/renewal`, 'POST')),
    );
    expect(renewals.map(({ status }) => status)).toEqual([200, 200]);
    const after = await browser.session();
    expect(after.csrf).toBe(before.csrf);
    expect((after.expiresAt ?? '') > (before.expiresAt ?? '')).toBe(true);
  });

  it('is not renewed for whoever has no session', async () => {
    expect((await browser.ask(`${portalUrl}/portal/session/renewal`, 'POST')).status).toBe(401);
  });
});
