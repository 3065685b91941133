import httpProxy from '@fastify/http-proxy';
import { Unavailable } from '@jalon/event-store';
import { problemOf } from '@jalon/http';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ServiceBehind } from './services.ts';

/**
 * Hands what is asked of a service to it, as it came: bodies are neither read nor written again, answers flow as they
 * are made. The session's cookie stays here; its token goes on as the hook put it.
 */
export async function forward(fastify: FastifyInstance, services: readonly ServiceBehind[]): Promise<void> {
  await fastify.register(async (handed) => {
    // These routes are none of Nest's: its filter never sees what fails before they are handed on.
    handed.setErrorHandler((error, _request, reply) => answer(reply, error));
    for (const { name, url } of services) {
      await handed.register(httpProxy, {
        upstream: url,
        prefix: `/api/${name}`,
        rewritePrefix: `/api/${name}`,
        replyOptions: {
          rewriteRequestHeaders: (_request, { cookie: _ours, ...headers }) => headers,
          // Whatever befell the way there, to who asked the service is away.
          onError: (reply, { error }) => {
            reply.log.warn(error);
            answer(reply as FastifyReply, new Unavailable(`${name} does not answer`));
          },
        },
      });
    }
  });
}

function answer(reply: FastifyReply, error: unknown): void {
  const problem = problemOf(error);
  void reply
    .code(problem.status)
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problem));
}
