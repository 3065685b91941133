import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DemoAuthenticator, demoTokenFor } from '@jalon/auth/demo';
import { machineRandom } from '@jalon/engines';
import { createApplication } from '@jalon/http';
import { ManualClock, instant } from '@jalon/kernel';
import { createLogger } from '@jalon/observability';
import type { SessionAnswer } from '../session/session.controller.ts';
import { AloneModule } from './alone.module.ts';
import { demoSignIn } from './demo-sign-in.ts';

interface Heard {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A service behind the portal, as far as the portal can tell. */
class ServiceBehind {
  readonly heard: Heard[] = [];
  readonly #server: Server;
  answer: (request: Heard, response: ServerResponse) => void = (_request, response) => response.end('{}');

  constructor() {
    this.#server = createServer((request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString('latin1')));
      request.on('end', () => {
        const { method, url, headers } = request;
        const heard = { method, url, headers, body };
        this.heard.push(heard);
        this.answer(heard, response);
      });
    });
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }
}

describe('The portal in a process of its own', () => {
  const clock = new ManualClock(instant('2016-03-31T08:00:00.000Z'));
  const authenticator = new DemoAuthenticator(Buffer.alloc(32, 1), clock);
  const [programmation, funding] = [new ServiceBehind(), new ServiceBehind()];
  let portal: NestFastifyApplication;
  let address: string;

  beforeAll(async () => {
    const services = [
      { name: 'programmation', url: await programmation.listen() },
      { name: 'funding', url: await funding.listen() },
    ] as const;
    portal = await createApplication(
      AloneModule.register(
        {
          mode: 'demonstration',
          authenticator,
          sessionSecret: Buffer.alloc(32, 7),
          clock,
          random: machineRandom,
          signIn: demoSignIn(services[0]),
        },
        services,
      ),
      { logger: createLogger('silent'), mode: 'demonstration' },
    );
    await portal.listen(0, '127.0.0.1');
    address = await portal.getUrl();
  });
  beforeEach(() => {
    programmation.heard.length = funding.heard.length = 0;
    programmation.answer = funding.answer = (_request, response) => response.end('{}');
  });
  afterAll(async () => {
    await portal.close();
    await Promise.all([programmation.close(), funding.close()]);
  });

  async function signIn() {
    programmation.answer = ({ body }, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(demoTokenFor(authenticator, JSON.parse(body) as { role: 'finance' })));
    };
    const answer = await fetch(`${address}/portal/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ role: 'finance' }),
    });
    const session = (await answer.json()) as SessionAnswer;
    programmation.answer = (_request, response) => response.end('{}');
    programmation.heard.length = 0;
    return {
      cookie: answer.headers.get('set-cookie')?.split(';', 1)[0] ?? '',
      csrf: session.csrf ?? '',
      session,
    };
  }

  it('signs in with a token of the service, and hands on the token, never the cookie', async () => {
    const { cookie, session } = await signIn();
    expect(session.person?.role).toBe('finance');
    await fetch(`${address}/api/funding/envelopes?year=2016`, { headers: { cookie } });
    const [{ url, headers } = { url: '', headers: {} }] = funding.heard;
    expect(url).toBe('/api/funding/envelopes?year=2016');
    expect(headers.cookie).toBeUndefined();
    expect(authenticator.authenticate(String(headers.authorization).slice(7))?.role).toBe('finance');
  });

  it('hands on what came, byte for byte, and answers what it was answered', async () => {
    const { cookie, csrf } = await signIn();
    programmation.answer = (_request, response) => {
      response.writeHead(412, {
        'content-type': 'application/problem+json',
        etag: '"7"',
        'x-jalon-position': '12',
      });
      response.end('{"code":"conflict"}');
    };
    const sent = 'nom;montant\r\n"Été";1 000,50\r\n';
    const answer = await fetch(`${address}/api/programmation/imports/scdl`, {
      method: 'POST',
      headers: {
        cookie,
        'x-csrf-token': csrf,
        'content-type': 'text/csv',
        'idempotency-key': 'k-1',
        'if-match': '"6"',
      },
      body: sent,
    });
    const [heard] = programmation.heard;
    expect(Buffer.from(heard?.body ?? '', 'latin1').toString('utf8')).toBe(sent);
    expect(heard?.headers).toMatchObject({
      'idempotency-key': 'k-1',
      'if-match': '"6"',
      'content-type': 'text/csv',
    });
    expect([answer.status, answer.headers.get('etag'), answer.headers.get('x-jalon-position')]).toEqual([
      412,
      '"7"',
      '12',
    ]);
    expect(await answer.json()).toEqual({ code: 'conflict' });
  });

  it('hands on nothing that another site’s page asks for', async () => {
    const { cookie } = await signIn();
    const answer = await fetch(`${address}/api/funding/envelopes/E-1/close`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: '{}',
    });
    expect(answer.status).toBe(403);
    expect(funding.heard).toEqual([]);
  });

  it('says that a service is away as a service would', async () => {
    const { cookie } = await signIn();
    programmation.answer = (_request, response) => response.destroy();
    const answer = await fetch(`${address}/api/programmation/dossiers`, { headers: { cookie } });
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ status: 503 });
  });

  it('tells what happens in every service as one stream of whole events', async () => {
    const { cookie } = await signIn();
    let toProgrammation: ServerResponse | undefined;
    programmation.answer = (_request, response) => {
      toProgrammation = response;
      response.write('retry: 1\n\ndata: {"teller":"program');
    };
    funding.answer = (_request, response) => {
      response.write('data: {"teller":"funding"}\n\n');
    };
    const leaving = new AbortController();
    const { body } = await fetch(`${address}/api/changes`, { headers: { cookie }, signal: leaving.signal });
    let told = '';
    for await (const text of body?.pipeThrough(new TextDecoderStream()) ?? []) {
      told += text;
      if (told.includes('funding') && !told.includes('programmation')) toProgrammation?.write('mation"}\n\n');
      if (told.includes('programmation')) break;
    }
    leaving.abort();
    expect(told.split('\n\n').filter((event) => event.startsWith('data'))).toEqual([
      'data: {"teller":"funding"}',
      'data: {"teller":"programmation"}',
    ]);
    for (const { heard } of [programmation, funding])
      expect(heard[0]?.headers.authorization).toMatch(/^Bearer /);
  });

  it('is ready when the services behind it live, and says which does not', async () => {
    expect((await fetch(`${address}/health/ready`)).status).toBe(200);
    funding.answer = (_request, response) => response.destroy();
    const answer = await fetch(`${address}/health/ready`);
    expect(answer.status).toBe(503);
    expect(JSON.stringify(await answer.json())).toContain('funding');
  });
});
