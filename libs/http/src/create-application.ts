import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { StandardSchemaValidationPipe, type Type, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { EventStore } from '@jalon/event-store';
import { type Logger, nestLogger } from '@jalon/observability';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { invalidRequest } from './invalid-request.ts';
import { ProblemFilter } from './problem.filter.ts';

/** One megabyte: a dossier with its budget is a few kilobytes. Imports read their stream themselves. */
const bodyLimit = 1_048_576;

const safeHeaders: readonly (readonly [string, string])[] = [
  [
    'content-security-policy',
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  ],
  ['x-content-type-options', 'nosniff'],
  ['x-frame-options', 'DENY'],
  ['referrer-policy', 'no-referrer'],
  ['cross-origin-resource-policy', 'same-origin'],
  ['cache-control', 'no-store'],
];

export interface ApplicationOptions {
  readonly logger: Logger;
  /** Where the rival events of a stale edit are read. */
  readonly store?: EventStore;
  /** Told on every answer (`X-Jalon-Mode`). */
  readonly mode: 'demonstration' | 'production';
}

/**
 * A service's HTTP application: Nest on Fastify, one filter for errors, one validator, safe headers on every answer.
 * It does not listen yet.
 */
export async function createApplication(
  module: Type | DynamicModule,
  { logger, store, mode }: ApplicationOptions,
): Promise<NestFastifyApplication> {
  const filter = new ProblemFilter(logger, store);
  const adapter = new FastifyAdapter({
    bodyLimit,
    genReqId: (request: IncomingMessage) => correlationId(request.headers['x-correlation-id']),
    requestTimeout: 120_000,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      void filter.answer(error, request, reply);
    },
  });
  const fastify = adapter.getInstance();
  fastify.addHook('onRequest', (request, reply, done) => {
    for (const [name, value] of safeHeaders) reply.header(name, value);
    reply.header('x-correlation-id', request.id);
    if (mode === 'demonstration') reply.header('x-jalon-mode', mode);
    done();
  });
  const application = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: nestLogger(logger),
    abortOnError: false,
    forceCloseConnections: true,
  });
  application.useGlobalPipes(new StandardSchemaValidationPipe({ exceptionFactory: invalidRequest }));
  application.useGlobalFilters(filter);
  return application;
}

function correlationId(given: string | string[] | undefined): string {
  return typeof given === 'string' && /^[\x21-\x7e]{1,200}$/.test(given) ? given : randomUUID();
}
