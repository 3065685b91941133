import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Body, Controller, Get, Module, Param, Post, Query, Req, Res } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AUTHENTICATOR, AccessGuard, Caller, type Principal, Public, Roles } from '@jalon/auth';
import { Conflict, NotReachedInTime, type Position, Unavailable } from '@jalon/event-store';
import { DomainError } from '@jalon/kernel';
import { InvalidQuery, ReadModelStopped } from '@jalon/read-models';
import { METRICS, Metrics, createLogger } from '@jalon/observability';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { commandEnvelope } from './command-request.ts';
import { createApplication } from './create-application.ts';
import { parse } from './invalid-request.ts';
import { answerList, spreadsheetType } from './list-format.ts';
import { listQuerySchema, queryOf } from './list-query.ts';
import { readArchive } from './xlsx/read-archive.examples.ts';

class TooLate extends DomainError {
  readonly code = 'thing/too-late';
  override readonly rule = 'R99';
}

const bodySchema = z.strictObject({ amount: z.number('un nombre est attendu') });
const listSchema = listQuerySchema(['title', 'amount'], ['status']);

@Controller('things')
class ThingsController {
  @Get()
  @Public()
  list(@Query() query: unknown) {
    const { query: built } = { query: queryOf(parse(listSchema, query), {}) };
    return built;
  }

  @Post()
  make(
    @Body({ schema: bodySchema }) body: z.output<typeof bodySchema>,
    @Caller() caller: Principal,
    @Req() request: FastifyRequest,
  ) {
    return { body, caller: caller.id, envelope: commandEnvelope(request, caller) };
  }

  @Get('fail/:how')
  @Public()
  fail(@Param('how') how: string) {
    if (how === 'refusal') throw new TooLate('Le dépôt est clos.', { closedAt: '2016-01-15' });
    if (how === 'stale') throw new Conflict('thing-1', 3, 5);
    if (how === 'race') throw new Conflict('thing-1', 'none', 5);
    if (how === 'lost') throw new Conflict('thing-1', 3, 5);
    if (how === 'stopped') {
      const fault = { position: 1 as Position, eventId: 'e', eventType: 't', cause: 'secret' };
      throw new ReadModelStopped('register', fault);
    }
    if (how === 'late') throw new NotReachedInTime(9 as Position, 3 as Position);
    if (how === 'nonsense') throw new InvalidQuery('Unknown operator $where');
    if (how === 'down') throw new Unavailable('disk full at /var/secret');
    throw new Error('password=hunter2');
  }

  @Get('export')
  @Public()
  export(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const found = { items: [{ title: '=1+1' }], total: 1, page: 1, facets: {}, position: 12 as Position };
    return answerList(request, reply, {
      name: 'things',
      columns: [{ header: 'Titre', value: ({ title }) => title }],
      itemOf: (document: { title: string }) => document,
      find: ({ pageSize } = { page: 1, pageSize: 50 }) => Promise.resolve({ ...found, pageSize }),
    });
  }

  @Get('for-auditors')
  @Roles('auditeur')
  audit() {
    return { seen: true };
  }
}

const metrics = new Metrics();
const lines: string[] = [];
const sink = new Writable({ write: (line, _encoding, done) => (lines.push(String(line)), done()) });

const people: Record<string, Principal> = {
  ana: { id: 'ana', name: 'Ana', role: 'instructeur' },
  jud: { id: 'jud', name: 'Jud', role: 'auditeur' },
};

@Module({
  controllers: [ThingsController],
  providers: [
    { provide: AUTHENTICATOR, useValue: { authenticate: (token: string) => people[token] } },
    { provide: METRICS, useValue: metrics },
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
})
class ThingsModule {}

describe('A service over HTTP', () => {
  let application: NestFastifyApplication;
  beforeAll(async () => {
    application = await createApplication(ThingsModule, {
      logger: createLogger('error', sink),
      mode: 'demonstration',
    });
    await application.init();
    await application.getHttpAdapter().getInstance().ready();
  });
  afterAll(() => application.close());

  const ask = async (
    method: 'GET' | 'POST',
    url: string,
    options: { headers?: Record<string, string>; payload?: string | object } = {},
  ) => {
    const answer = await application.inject({ method, url, ...options });
    return {
      status: answer.statusCode,
      headers: answer.headers,
      body: answer.json<Record<string, never>>() as Record<string, unknown>,
    };
  };
  const as = (who: string, more: Record<string, string> = {}) => ({
    authorization: `Bearer ${who}`,
    ...more,
  });

  it('tells a refusal with its code, its rule, its sentence and its facts', async () => {
    const { status, headers, body } = await ask('GET', '/things/fail/refusal');
    expect(status).toBe(409);
    expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(body).toMatchObject({
      code: 'thing/too-late',
      rule: 'R99',
      detail: 'Le dépôt est clos.',
      facts: { closedAt: '2016-01-15' },
    });
  });

  it.each([
    ['stale', 412, 'log/stale'],
    ['race', 409, 'log/concurrent-change'],
    ['lost', 409, 'log/concurrent-change'],
    ['stopped', 503, 'read-models/stopped'],
    ['late', 503, 'read-models/not-yet-visible'],
    ['nonsense', 400, 'read-models/invalid-query'],
    ['down', 503, 'log/unavailable'],
    ['bug', 500, 'internal'],
  ])('tells %s as %i %s and shows nothing of the inside', async (how, expected, code) => {
    const headers: Record<string, string> = how === 'stale' ? { 'if-match': '"3"' } : {};
    const { status, body } = await ask('GET', `/things/fail/${how}`, { headers });
    expect([status, body['code']]).toEqual([expected, code]);
    expect(JSON.stringify(body)).not.toMatch(/secret|hunter2/);
  });

  it.each([
    ['an unknown route', 'GET', '/nowhere', {}, 404, 'request/unknown-route'],
    [
      'broken JSON',
      'POST',
      '/things',
      { headers: as('ana', { 'content-type': 'application/json' }), payload: '{"amount":' },
      400,
      'request/malformed',
    ],
    [
      'another media type',
      'POST',
      '/things',
      { headers: as('ana', { 'content-type': 'application/xml' }), payload: '<a/>' },
      415,
      'request/unsupported-media-type',
    ],
    [
      'plain text',
      'POST',
      '/things',
      { headers: as('ana', { 'content-type': 'text/plain' }), payload: '{"amount":1}' },
      415,
      'request/unsupported-media-type',
    ],
    [
      'a form',
      'POST',
      '/things',
      { headers: as('ana', { 'content-type': 'application/x-www-form-urlencoded' }), payload: 'amount=1' },
      415,
      'request/unsupported-media-type',
    ],
    [
      'a file where JSON is expected',
      'POST',
      '/things',
      { headers: as('ana', { 'content-type': 'text/csv' }), payload: 'a,b' },
      415,
      'request/unsupported-media-type',
    ],
    [
      'a body that would change prototypes',
      'POST',
      '/things',
      {
        headers: as('ana', { 'content-type': 'application/json' }),
        payload: '{"amount":1,"__proto__":{"x":1}}',
      },
      400,
      'request/malformed',
    ],
    ['nothing where a body is expected', 'POST', '/things', { headers: as('ana') }, 400, 'request/invalid'],
    [
      'a list in a format that is not offered',
      'GET',
      '/things/export',
      { headers: { accept: 'image/png' } },
      406,
      'request/not-acceptable',
    ],
    [
      'a body that is too large',
      'POST',
      '/things',
      { headers: as('ana'), payload: { amount: 'x'.repeat(2_000_000) } },
      413,
      'request/too-large',
    ],
    ['a malformed address', 'GET', '/things/%E0%A4%A', {}, 400, 'request/malformed'],
    ['nobody', 'POST', '/things', { payload: { amount: 1 } }, 401, 'auth/not-authenticated'],
    ['the wrong role', 'GET', '/things/for-auditors', { headers: as('ana') }, 403, 'auth/role-not-allowed'],
    [
      'a malformed If-Match',
      'POST',
      '/things',
      { headers: as('ana', { 'if-match': 'twelve' }), payload: { amount: 1 } },
      400,
      'request/invalid',
    ],
    [
      'a malformed key',
      'POST',
      '/things',
      { headers: as('ana', { 'idempotency-key': 'a b' }), payload: { amount: 1 } },
      400,
      'request/invalid',
    ],
    ['an unknown sort', 'GET', '/things?sort=secret', {}, 400, 'request/invalid'],
    ['a filter with a slip of the pen', 'GET', '/things?statut=depose', {}, 400, 'request/invalid'],
  ] as const)('refuses %s', async (_what, method, url, options, expected, code) => {
    const { status, body, headers } = await ask(method, url, options as never);
    expect([status, body['code']]).toEqual([expected, code]);
    expect(headers['content-type']).toContain('application/problem+json');
  });

  it('names every field at fault', async () => {
    const { body } = await ask('POST', '/things', {
      headers: as('ana'),
      payload: { amount: 'cent', more: 1 },
    });
    const { faults } = body['facts'] as { faults: { field: string }[] };
    expect(faults.map(({ field }) => field).sort()).toEqual(['amount', 'demande']);
    expect(faults).toContainEqual({ field: 'demande', message: 'champ inconnu : more' });
  });

  it('says in the logs and in the answer under which correlation it was asked', async () => {
    const { headers, body } = await ask('GET', '/things/fail/bug', {
      headers: { 'x-correlation-id': 'correlation-7' },
    });
    expect([headers['x-correlation-id'], body['correlationId']]).toEqual(['correlation-7', 'correlation-7']);
    expect(lines.filter((line) => line.includes('correlation-7')).join('')).toContain('hunter2');
  });

  it('takes the trace of its caller for its correlation, unless the caller names one', async () => {
    const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
    const correlationOf = async (headers: Record<string, string>) =>
      (await ask('GET', '/things/fail/bug', { headers })).headers['x-correlation-id'];
    expect(await correlationOf({ traceparent })).toBe('4bf92f35-77b3-4da6-a3ce-929d0e0e4736');
    expect(await correlationOf({ traceparent, 'x-correlation-id': 'mine' })).toBe('mine');
    expect(await correlationOf({ traceparent: 'from-nowhere' })).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('counts its answers by route, never by address', async () => {
    await ask('GET', '/things/fail/refusal');
    const text = await metrics.text();
    expect(text).toMatch(
      /jalon_http_request_duration_seconds_count\{method="GET",route="\/things\/fail\/:how",status="409"\} [1-9]/,
    );
    expect(text).not.toContain('/things/fail/refusal');
  });

  it('gives a list as a file to who prefers one', async () => {
    const answer = await application.inject({
      method: 'GET',
      url: '/things/export',
      headers: { accept: 'application/json;q=0.5, text/csv' },
    });
    expect(answer.headers['content-type']).toContain('text/csv');
    expect(answer.headers['content-disposition']).toBe('attachment; filename="things.csv"');
    expect(answer.body).toBe("\uFEFFTitre\r\n'=1+1\r\n");
    const book = await application.inject({
      method: 'GET',
      url: '/things/export',
      headers: { accept: spreadsheetType },
    });
    expect(book.headers['content-type']).toBe(spreadsheetType);
    expect(book.headers['content-disposition']).toBe('attachment; filename="things.xlsx"');
    expect(readArchive(book.rawPayload).get('xl/worksheets/sheet1.xml')).toContain('>=1+1</t>');
    const { body, headers } = await ask('GET', '/things/export');
    expect(body).toEqual({ items: [{ title: '=1+1' }], total: 1, page: 1, pageSize: 50, facets: {} });
    expect(headers['x-jalon-position']).toBe('12');
  });

  it('lets the right person in', async () => {
    expect((await ask('GET', '/things/for-auditors', { headers: as('jud') })).body).toEqual({ seen: true });
  });

  it('takes a key together with its caller: two people never meet', async () => {
    const send = async (who: string) => {
      const { body } = await ask('POST', '/things', {
        headers: as(who, { 'idempotency-key': 'k', 'if-match': '"4"' }),
        payload: { amount: 1 },
      });
      return body['envelope'] as { commandId: string; expectedRevision: number };
    };
    const first = await send('ana');
    expect(first.expectedRevision).toBe(4);
    expect((await send('ana')).commandId).toBe(first.commandId);
    expect((await send('jud')).commandId).not.toBe(first.commandId);
  });

  it('takes two requests of one trace for two commands', async () => {
    const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
    const send = async () => {
      const headers = as('ana', { traceparent });
      const { body } = await ask('POST', '/things', { headers, payload: { amount: 1 } });
      return body['envelope'] as { commandId: string; correlationId: string };
    };
    const [one, other] = [await send(), await send()];
    expect(one.correlationId).toBe(other.correlationId);
    expect(one.commandId).not.toBe(other.commandId);
  });

  it('reads a list request the same way everywhere', async () => {
    const { body } = await ask(
      'GET',
      '/things?sort=-amount,title&page=2&pageSize=10&q=quartier&facets=status&asOf=2016-07-14',
    );
    expect(body).toEqual({
      filter: {},
      text: 'quartier',
      sort: [
        { field: 'amount', descending: true },
        { field: 'title', descending: false },
      ],
      page: 2,
      pageSize: 10,
      facets: ['status'],
      asOf: '2016-07-14T21:59:59.999Z',
    });
  });

  it('sets safe headers on every answer, errors included', async () => {
    for (const url of ['/things', '/nowhere', '/things/fail/bug']) {
      const { headers } = await ask('GET', url);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
      expect(headers['x-jalon-mode']).toBe('demonstration');
    }
  });
});
