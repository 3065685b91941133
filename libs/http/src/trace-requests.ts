import { type Span, isTraced, startSpan } from '@jalon/observability';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';

/** Asked every few seconds by machines, or the files of the pages: nobody looks for their traces. */
const unheard = /^\/(health|metrics)(\/|$)|^\/\*$/;

/**
 * Puts each request in a span of its own, in the trace of its correlation: its route and how it was answered, never its
 * address (a person may be looked for in it) nor its body. When spans are not made, nothing is added to a request.
 */
export function traceRequests(adapter: FastifyAdapter): void {
  if (!isTraced()) return;
  const spans = new WeakMap<object, Span>();
  const end = (request: FastifyRequest, status: number | undefined) => {
    const span = spans.get(request);
    if (!span) return;
    spans.delete(request);
    // Who leaves before the answer (a page that is closed, a list that nobody waits for) is no fault.
    span.set(
      status === undefined ? { 'jalon.outcome': 'abandoned' } : { 'http.response.status_code': status },
    );
    if (status !== undefined && status >= 500) span.failed(String(status));
    span.end();
  };
  const fastify = adapter.getInstance();
  fastify.addHook('onRequest', (request, _reply, done) => {
    const route = request.routeOptions.url ?? 'unknown';
    if (unheard.test(route)) return done();
    const span = startSpan(
      `${request.method} ${route}`,
      { 'http.request.method': request.method, 'http.route': route },
      { kind: 'server', correlationId: request.id, traceparent: oneOf(request.headers['traceparent']) },
    );
    if (span) spans.set(request, span);
    done();
  });
  // As late as this: reading a body loses the context that began before it.
  fastify.addHook('preHandler', (request, _reply, done) => {
    const span = spans.get(request);
    if (span) span.run(done);
    else done();
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    end(request, reply.statusCode);
    done();
  });
  fastify.addHook('onRequestAbort', (request, done) => {
    end(request, undefined);
    done();
  });
}

function oneOf(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' ? header : undefined;
}
