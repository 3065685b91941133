import type { FastifyReply, FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** The same on everything that one act of a person set off: `X-Correlation-Id`, or drawn for this request. */
    correlationId: string;
  }
}

/** What was asked, as handlers receive it with `@Req()`. */
export type HttpRequest = FastifyRequest;

/** What is being answered, as handlers receive it with `@Res({ passthrough: true })`. */
export type HttpReply = FastifyReply;
