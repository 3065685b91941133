import 'reflect-metadata';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { BadRequestException, type DynamicModule, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { EventStore } from '@jalon/event-store';
import { type Logger, nestLogger, withCorrelation } from '@jalon/observability';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { correlationOfRequest } from './correlation-id.ts';
import { speakFrench } from './french-faults.ts';
import { measureRequests } from './measure-requests.ts';
import { problemOf } from './problem.ts';
import { ProblemFilter } from './problem.filter.ts';
import { SchemaPipe } from './schema.pipe.ts';
import { traceRequests } from './trace-requests.ts';
import { type Visibility, waitUntilVisible } from './visibility.ts';

/** One megabyte: a dossier with its budget is a few kilobytes. Imports read their stream themselves. */
const bodyLimit = 1_048_576;

const safeHeaders: readonly (readonly [string, string])[] = [
  [
    'content-security-policy',
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  ],
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'no-referrer'],
  ['cache-control', 'no-store'],
];

/** Files are handed to their handler as a stream: it reads them after the guard has said who may, up to its own limit. */
const files = ['text/csv', 'application/octet-stream'];

/** zod validates, and JSON.stringify writes: Fastify's own compilers would load three copies of ajv at each start. */
const noFastifySchemas = {
  compilersFactory: { buildValidator: noSchema, buildSerializer: noSchema },
};

function noSchema(): never {
  throw new Error('A route has a schema of Fastify’s; ours are zod’s');
}

export interface ApplicationOptions {
  readonly logger: Logger;
  /** Where the rival events of a stale edit are read. */
  readonly store?: EventStore;
  /** What a read may ask to wait for (`X-Jalon-At-Least`). */
  readonly readModels?: Visibility;
  /** Told on every answer (`X-Jalon-Mode`). */
  readonly mode: 'demonstration' | 'production';
}

/**
 * A service's HTTP application: Nest on Fastify, one filter for errors, one validator, safe headers on every answer.
 * It does not listen yet.
 */
export async function createApplication(
  module: Type | DynamicModule,
  { logger, store, readModels, mode }: ApplicationOptions,
): Promise<NestFastifyApplication> {
  speakFrench();
  const filter = new ProblemFilter(logger, store);
  const adapter = new FastifyAdapter({
    bodyLimit,
    genReqId: (request: IncomingMessage) => correlationOfRequest(request.headers),
    requestTimeout: 120_000,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      prepare(request, reply);
      void filter.answer(error, request, reply);
    },
    clientErrorHandler: refuseUnreadable,
    schemaController: noFastifySchemas,
  });
  const fastify = adapter.getInstance();
  fastify.removeContentTypeParser('text/plain');
  fastify.addContentTypeParser(files, (_request, payload, done) => done(null, payload));
  traceRequests(adapter);
  const prepare = (request: FastifyRequest, reply: FastifyReply) => {
    for (const [name, value] of safeHeaders) reply.header(name, value);
    reply.header('x-correlation-id', request.id);
    if (mode === 'demonstration') reply.header('x-jalon-mode', mode);
  };
  fastify.addHook('onRequest', (request, reply, done) => {
    prepare(request, reply);
    done();
  });
  // As late as this: reading a body loses the context that began before it.
  fastify.addHook('preHandler', (request, _reply, done) => withCorrelation(request.id, done));
  if (readModels && store) {
    fastify.addHook('preHandler', (request, _reply, done) => {
      // Without the header, which is nearly always, nothing waits.
      if (request.headers['x-jalon-at-least'] === undefined) done();
      else waitUntilVisible(request, readModels, store).then(() => done(), done);
    });
  }
  const application = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: nestLogger(logger),
    abortOnError: false,
    forceCloseConnections: true,
    // Nest's parsers also take forms; Fastify's own takes JSON, and anything else is refused (415).
    bodyParser: false,
  });
  measureRequests(application);
  application.useGlobalPipes(new SchemaPipe());
  application.useGlobalFilters(filter);
  return application;
}

const unreadable = JSON.stringify(problemOf(new BadRequestException()));

/** What is not HTTP never becomes a request; it still gets a problem. */
function refuseUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code !== 'ECONNRESET' && socket.writable) {
    socket.write(
      `HTTP/1.1 400 Bad Request\r\ncontent-type: application/problem+json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(unreadable)}\r\nconnection: close\r\n\r\n${unreadable}`,
    );
  }
  socket.destroy(error);
}
