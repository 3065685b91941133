import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type DynamicModule, Body, Controller, Get, Module, Post } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AUTHENTICATOR, AccessGuard, Caller, Operation, type Principal } from '@jalon/auth';
import { DemoAuthenticator, demoTokenFor } from '@jalon/auth/demo';
import { createApplication } from '@jalon/http';
import { ManualClock, instant } from '@jalon/kernel';
import { createLogger } from '@jalon/observability';
import { machineRandom } from '@jalon/engines';
import { PortalModule } from './portal.module.ts';
import type { SessionAnswer } from './session/session.controller.ts';

/** A service behind the portal: says who asks, and counts what it was told to do. */
@Controller('api/things')
class ThingsController {
  static done = 0;

  @Get()
  @Operation({ summary: 'Qui demande' })
  who(@Caller() { id }: Principal) {
    return { id };
  }

  @Post()
  @Operation({ summary: 'Faire' })
  act(@Body() _body: unknown) {
    return { done: ++ThingsController.done };
  }
}

@Module({})
class WholeModule {
  static register(secret: Buffer, clock: ManualClock, demo: boolean): DynamicModule {
    const authenticator = new DemoAuthenticator(Buffer.alloc(32, 1), clock);
    return {
      module: WholeModule,
      imports: [
        PortalModule.register({
          mode: demo ? 'demonstration' : 'production',
          authenticator,
          sessionSecret: secret,
          clock,
          random: machineRandom,
          ...(demo && { signIn: { tokenFor: (persona) => demoTokenFor(authenticator, persona) } }),
        }),
      ],
      controllers: [ThingsController],
      providers: [
        { provide: AUTHENTICATOR, useValue: authenticator },
        { provide: APP_GUARD, useClass: AccessGuard },
      ],
    };
  }
}

async function portal(clock: ManualClock, secret = Buffer.alloc(32, 7), demo = true) {
  const application = await createApplication(WholeModule.register(secret, clock, demo), {
    logger: createLogger('silent'),
    mode: 'demonstration',
  });
  await application.init();
  await application.getHttpAdapter().getInstance().ready();
  return application;
}

const morning = instant('2016-03-31T08:00:00.000Z');

describe('The portal', () => {
  const clock = new ManualClock(morning);
  let whole: NestFastifyApplication;

  beforeAll(async () => {
    whole = await portal(clock);
  });
  beforeEach(() => {
    clock.set(morning);
    ThingsController.done = 0;
  });
  afterAll(() => whole.close());

  async function signIn(application = whole, headers: Record<string, string> = {}) {
    const answer = await application.inject({
      method: 'POST',
      url: '/portal/session',
      headers,
      payload: { role: 'instructeur' },
    });
    const set = String(answer.headers['set-cookie']);
    return { answer, set, cookie: set.split(';', 1)[0] ?? '', session: answer.json<SessionAnswer>() };
  }
  const act = (cookie: string, headers: Record<string, string> = {}) =>
    whole.inject({ method: 'POST', url: '/api/things', headers: { cookie, ...headers }, payload: {} });

  describe('who is at a subject', () => {
    const beat = {
      kind: 'dossier',
      id: 'D16-000GM7',
      window: '5f6b6d3e-0c1f-4f43-9d0e-0a4d5f1b2c3d',
      doing: 'editing',
    };
    const tell = (cookie: string, csrf: string, payload: object = beat) =>
      whole.inject({
        method: 'POST',
        url: '/api/presence',
        headers: { cookie, 'x-csrf-token': csrf },
        payload,
      });

    it('is told to a known page of the administration alone', async () => {
      const { cookie, session } = await signIn();
      const told = await tell(cookie, session.csrf ?? '');
      expect([told.statusCode, told.json<unknown>()]).toEqual([200, { others: [] }]);
      expect((await tell('', '')).statusCode).toBe(401);
      expect((await tell(cookie, 'guessed')).statusCode).toBe(403);
      const porteur = await whole.inject({
        method: 'POST',
        url: '/portal/session',
        payload: { role: 'porteur', organisation: 'P-XS44Z1' },
      });
      const theirs = String(porteur.headers['set-cookie']).split(';', 1)[0] ?? '';
      expect((await tell(theirs, porteur.json<SessionAnswer>().csrf ?? '')).statusCode).toBe(403);
    });

    it.each([
      ['another kind of subject', { kind: 'porteur' }],
      ['an endless subject', { id: 'x'.repeat(61) }],
      ['a window without a name', { window: '' }],
      ['anything more', { more: 1 }],
    ])('takes no %s', async (_, wrong) => {
      const { cookie, session } = await signIn();
      expect((await tell(cookie, session.csrf ?? '', { ...beat, ...wrong })).statusCode).toBe(400);
    });
  });

  describe('a session', () => {
    it('lives in a cookie that no script reads and no other site sends', async () => {
      const { set, session } = await signIn();
      expect(set).toMatch(/^jalon-session=[\w-]+; Path=\/; HttpOnly; SameSite=Strict; Max-Age=43200$/);
      expect(session).toMatchObject({ mode: 'demonstration', person: { role: 'instructeur' } });
    });

    it('is Secure where the way to the browser is TLS', async () => {
      const { set } = await signIn(whole, { 'x-forwarded-proto': 'https' });
      expect(set).toMatch(/; Secure$/);
    });

    it('never shows its token', async () => {
      const { answer, cookie } = await signIn();
      const told = JSON.stringify(answer.json()) + Buffer.from(cookie, 'base64url').toString();
      expect(told).not.toContain('eyJ');
    });

    it('says who is there, and lets the services know', async () => {
      const { cookie, session } = await signIn();
      const shown = await whole.inject({ url: '/portal/session', headers: { cookie } });
      expect(shown.json()).toEqual(session);
      const asked = await whole.inject({ url: '/api/things', headers: { cookie } });
      expect(asked.json()).toEqual({ id: session.person?.id });
    });

    it('outlives a restart of the portal, and not another key', async () => {
      const { cookie } = await signIn();
      const [again, other] = [await portal(clock), await portal(clock, Buffer.alloc(32, 8))];
      expect((await again.inject({ url: '/api/things', headers: { cookie } })).statusCode).toBe(200);
      expect((await other.inject({ url: '/api/things', headers: { cookie } })).statusCode).toBe(401);
      await again.close();
      await other.close();
    });

    it('ends with its token', async () => {
      const { cookie } = await signIn();
      clock.set(instant('2016-03-31T20:00:01.000Z'));
      expect((await whole.inject({ url: '/api/things', headers: { cookie } })).statusCode).toBe(401);
      expect((await whole.inject({ url: '/portal/session', headers: { cookie } })).json()).toEqual({
        mode: 'demonstration',
      });
    });

    it('is nobody’s once it is changed by one character, cut, or made up', async () => {
      const { cookie } = await signIn();
      const forged = [
        // Not the last one: some of its bits are those of no byte.
        cookie.replace(/(?<==.{40})./, (one) => (one === 'A' ? 'B' : 'A')),
        cookie.slice(0, 60),
        'jalon-session=nothing',
        'jalon-session=',
      ];
      for (const one of forged)
        expect((await whole.inject({ url: '/api/things', headers: { cookie: one } })).statusCode).toBe(401);
    });

    it('is left by who leaves it', async () => {
      const left = await whole.inject({ method: 'DELETE', url: '/portal/session' });
      expect(left.headers['set-cookie']).toMatch(/^jalon-session=; .*Max-Age=0$/);
    });

    it('is not given to invented people where real ones sign in', async () => {
      const real = await portal(clock, Buffer.alloc(32, 7), false);
      const { answer } = await signIn(real);
      expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([
        403,
        'portal/sign-in-elsewhere',
      ]);
      await real.close();
    });
  });

  describe('a request that changes something', () => {
    it('is taken from our own page, which repeats the proof of its session', async () => {
      const { cookie, session } = await signIn();
      const answer = await act(cookie, {
        'x-csrf-token': session.csrf ?? '',
        'sec-fetch-site': 'same-origin',
      });
      expect(answer.json()).toEqual({ done: 1 });
    });

    it.each([
      ['without the proof', {}],
      ['with the proof of another session', { 'x-csrf-token': 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }],
    ])('is refused %s, and nothing is done', async (_how, headers) => {
      const { cookie } = await signIn();
      const answer = await act(cookie, headers);
      expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([
        403,
        'portal/foreign-request',
      ]);
      expect(ThingsController.done).toBe(0);
    });

    it.each(['cross-site', 'same-site', 'none'])('is refused when the browser says %s', async (site) => {
      const { cookie, session } = await signIn();
      const answer = await act(cookie, { 'x-csrf-token': session.csrf ?? '', 'sec-fetch-site': site });
      expect(answer.statusCode).toBe(403);
      expect(ThingsController.done).toBe(0);
    });

    it('signs nobody in or out from another site’s page', async () => {
      expect((await signIn(whole, { 'sec-fetch-site': 'cross-site' })).answer.statusCode).toBe(403);
      const out = await whole.inject({
        method: 'DELETE',
        url: '/portal/session',
        headers: { 'sec-fetch-site': 'cross-site' },
      });
      expect(out.statusCode).toBe(403);
    });

    it('owes nothing to cookies when a program brings its own token', async () => {
      const { token } = demoTokenFor(new DemoAuthenticator(Buffer.alloc(32, 1), clock), { role: 'finance' });
      const answer = await act('', { authorization: `Bearer ${token}` });
      expect(answer.statusCode).toBe(201);
    });
  });

  describe('its pages', () => {
    it('are one page for every address of the application, with a policy that lets only our scripts run', async () => {
      for (const url of ['/', '/dossiers', '/dossiers/D16-000GM7?onglet=histoire', '/%3Cscript%3E']) {
        const { statusCode, headers } = await whole.inject({ url });
        expect([url, statusCode, headers['content-type']]).toEqual([url, 200, 'text/html; charset=utf-8']);
        const policy = String(headers['content-security-policy']);
        expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self' 'nonce-");
        expect(policy).toContain("frame-ancestors 'none'");
        expect(policy).not.toContain('unsafe');
        expect(headers['x-content-type-options']).toBe('nosniff');
      }
    });

    it('bear a nonce that is never the same', async () => {
      const nonces = await Promise.all(
        Array.from(
          { length: 20 },
          async () =>
            /'nonce-([^']+)'/.exec(String((await whole.inject('/')).headers['content-security-policy']))?.[1],
        ),
      );
      expect(new Set(nonces).size).toBe(20);
    });

    it('do not stand in the way of what belongs to the services', async () => {
      for (const url of ['/api/nothing', '/health/nothing', '/portal/nothing', '/metrics/nothing'])
        expect((await whole.inject({ url })).statusCode).toBe(404);
    });

    it('leave their folder by no trick of paths', async () => {
      const tricks = [
        '/assets/../../package.json',
        '/assets/..%2f..%2fpackage.json',
        '/assets/%2e%2e/%2e%2e/package.json',
        '/assets/..\\..\\package.json',
        '/assets//etc/passwd',
        '/assets/%00',
        '/assets/....//....//package.json',
      ];
      for (const url of tricks) {
        // A browser, or the injection, resolves dots before it asks: then it is the page, never a file.
        const { headers, body } = await whole.inject({ url });
        expect(String(headers['content-type'])).toMatch(
          /^(text\/html|application\/problem\+json); charset=utf-8$/,
        );
        expect(body).not.toMatch(/"dependencies"|root:/);
      }
    });
  });
});
