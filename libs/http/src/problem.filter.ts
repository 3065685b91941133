import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import { Conflict, type EventStore } from '@jalon/event-store';
import type { Logger } from '@jalon/observability';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { etagOf } from './etag.ts';
import { type RivalEvent, problemOf } from './problem.ts';

const mostRivals = 50;

/** The one place where an error becomes an answer: problem+json, logged when it is ours. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #logger: Logger;
  readonly #store: EventStore | undefined;

  /** @param store where the rival events of a stale edit are read; without it they are not told. */
  constructor(logger: Logger, store?: EventStore) {
    this.#logger = logger;
    this.#store = store;
  }

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp();
    await this.answer(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  async answer(error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const problem = problemOf(error, request.headers['if-match'] !== undefined);
    const correlationId = request.id;
    if (problem.status >= 500)
      this.#logger.error({ err: error, correlationId, method: request.method }, problem.code);
    if (reply.raw.headersSent) {
      // Too late for an answer: cutting the connection is the only way to say that it is not whole.
      reply.raw.destroy();
      return;
    }
    if (reply.sent) return;
    const rivals =
      error instanceof Conflict && problem.status === 412 ? await this.#rivals(error) : undefined;
    if (error instanceof Conflict && typeof error.actual === 'number')
      reply.header('etag', etagOf(error.actual));
    if (problem.status === 503) reply.header('retry-after', '1');
    if (problem.status === 401) reply.header('www-authenticate', 'Bearer');
    await reply
      .status(problem.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .send({ ...problem, correlationId, ...(rivals === undefined ? {} : { rivals }) });
  }

  /** The rivals are a courtesy: when they cannot be read the refusal stands without them. */
  async #rivals(conflict: Conflict): Promise<readonly RivalEvent[] | undefined> {
    try {
      return await this.#readRivals(conflict);
    } catch (error) {
      this.#logger.warn({ err: error }, 'rivals not read');
      return undefined;
    }
  }

  async #readRivals(conflict: Conflict): Promise<readonly RivalEvent[] | undefined> {
    if (this.#store === undefined || typeof conflict.expected !== 'number') return undefined;
    const rivals: RivalEvent[] = [];
    const range = { from: conflict.expected + 1, maxCount: mostRivals };
    for await (const { revision, type, metadata, recordedAt } of this.#store.readStream(
      conflict.stream,
      range,
    )) {
      const { id, role } = metadata.actor;
      rivals.push({ revision, type, actor: { id, role }, occurredAt: metadata.occurredAt, recordedAt });
    }
    return rivals;
  }
}
