import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Body, Controller, Get, Module, Param, Post, Query, Req } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AUTHENTICATOR, AccessGuard, Caller, type Principal, Public } from '@jalon/auth';
import { createLogger } from '@jalon/observability';
import fc from 'fast-check';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { commandEnvelope } from './command-request.ts';
import { createApplication } from './create-application.ts';
import { parse } from './invalid-request.ts';
import { listQuerySchema, queryOf } from './list-query.ts';

const bodySchema = z.strictObject({
  title: z.string().max(50),
  lines: z.array(z.strictObject({ funder: z.string(), amount: z.int() })).max(3),
});
const listSchema = listQuerySchema(['title'], ['status']);

@Controller('things')
class ThingsController {
  @Get()
  @Public()
  list(@Query() query: unknown) {
    return queryOf(parse(listSchema, query), {});
  }

  @Post(':id')
  make(
    @Param('id', { schema: z.string().max(20) }) id: string,
    @Body({ schema: bodySchema }) body: unknown,
    @Caller() caller: Principal,
    @Req() request: FastifyRequest,
  ) {
    return { id, body, envelope: commandEnvelope(request, caller) };
  }
}

@Module({
  controllers: [ThingsController],
  providers: [
    {
      provide: AUTHENTICATOR,
      useValue: {
        authenticate: (token: string) =>
          token === 'ana' ? { id: 'ana', name: 'Ana', role: 'instructeur' } : undefined,
      },
    },
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
})
class ThingsModule {}

let application: NestFastifyApplication;
beforeAll(async () => {
  application = await createApplication(ThingsModule, {
    logger: createLogger('silent'),
    mode: 'production',
  });
  await application.listen(0, '127.0.0.1');
});
afterAll(() => application.close());

const headerText = fc.string({ unit: fc.constantFrom(...'"W/*,;=0123456789abcé \t'), maxLength: 30 });
const request = fc.record({
  method: fc.constantFrom('GET', 'GET', 'POST', 'POST', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'),
  url: fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => `/things?${encodeURIComponent(text)}`),
    fc
      .string({ unit: fc.constantFrom(...'%/.?&=+[]{}<>abc0\\;:@'), maxLength: 40 })
      .map((text) => `/things${text}`),
    fc
      .record({ page: fc.string(), sort: fc.string(), asOf: fc.string() }, { requiredKeys: [] })
      .map((query) => `/things?${new URLSearchParams(query).toString()}`),
    fc.constant('/things/1'),
    fc.constant('/things/1'),
    fc.constant('/things/1'),
  ),
  known: fc.boolean(),
  headers: fc.dictionary(
    fc.constantFrom(
      'authorization',
      'if-match',
      'idempotency-key',
      'x-correlation-id',
      'traceparent',
      'accept',
      'prefer',
      'x-jalon-at-least',
    ),
    fc.oneof(headerText, fc.constant('Bearer ana'), fc.constant('"3"')),
  ),
  type: fc.constantFrom('application/json', 'application/json; charset=x', 'text/csv', 'text/plain', ''),
  payload: fc.oneof(
    fc.json({ maxDepth: 3 }),
    fc.json({ maxDepth: 1 }).map((title) => `{"title":${title},"lines":[]}`),
    fc.constant('{"title":"a","lines":[{"funder":"etat","amount":1}]}'),
    fc.string({ maxLength: 60 }),
    fc.constantFrom('{"__proto__":{"a":1}}', '{"constructor":{"prototype":{}}}', '[', '{"title":1e999}', ''),
  ),
});

describe('A hostile request', () => {
  it('is never more than refused: a problem with a code, and no fault of ours', async () => {
    await fc.assert(
      fc.asyncProperty(request, async ({ method, url, known, headers, type, payload }) => {
        const answer = await application.inject({
          method: method as 'GET',
          url,
          headers: {
            ...headers,
            ...(known && { authorization: 'Bearer ana' }),
            ...(type && { 'content-type': type }),
          },
          ...(method === 'GET' ? {} : { payload }),
        });
        expect(answer.statusCode).toBeLessThan(500);
        if (answer.statusCode < 400) return;
        expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
        expect(answer.json()).toMatchObject({
          status: answer.statusCode,
          code: expect.stringMatching(/^[a-z-]+\/[a-z-]+$/),
          detail: expect.stringMatching(/./),
        });
      }),
      { numRuns: 1000 },
    );
  });

  it('that is not even HTTP is told so', async () => {
    const { port } = application.getHttpServer().address() as AddressInfo;
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => socket.write('BREW /coffee\r\n\r\n'));
      let text = '';
      socket.on('data', (chunk) => (text += String(chunk)));
      socket.on('close', () => resolve(text));
      socket.on('error', reject);
    });
    expect(answer).toContain('application/problem+json');
    expect(answer).toContain('request/malformed');
  });
});
