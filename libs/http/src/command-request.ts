import { randomUUID } from 'node:crypto';
import { type Principal, actorOf } from '@jalon/auth';
import { type CommandEnvelope, derivedId } from '@jalon/event-store';
import type { FastifyRequest } from 'fastify';
import { givenCorrelation } from './correlation-id.ts';
import { expectedRevision } from './etag.ts';
import { InvalidRequest } from './invalid-request.ts';

const keyPattern = /^[\x21-\x7e]{1,200}$/;

/**
 * What accompanies a command that came over HTTP: who, `Idempotency-Key`, `If-Match`, `X-Correlation-Id`.
 * The key is taken together with the caller and the route, so that two people who choose the same key never meet.
 * Without a key the command is a new one each time.
 * @throws InvalidRequest when a header is malformed.
 */
export function commandEnvelope(request: FastifyRequest, principal: Principal): CommandEnvelope {
  const expected = expectedRevision(request.headers['if-match']);
  oneHeader(request, 'x-correlation-id'); // refused when it is malformed
  const correlated = givenCorrelation(request.headers) !== undefined;
  return {
    commandId: commandIdOf(request, principal, correlated),
    actor: actorOf(principal),
    correlationId: request.id,
    ...(expected === undefined ? {} : { expectedRevision: expected }),
  };
}

function commandIdOf(request: FastifyRequest, principal: Principal, correlated: boolean): string {
  const key = oneHeader(request, 'idempotency-key');
  // What was drawn for this request names its command as well: the first act of a correlation bears its name.
  if (key === undefined) return correlated ? randomUUID() : request.id;
  const route = `${request.method} ${request.url.split('?', 1)[0]}`;
  return derivedId(`${principal.id}\n${route}`, key);
}

function oneHeader(
  request: FastifyRequest,
  name: 'idempotency-key' | 'x-correlation-id',
): string | undefined {
  const value = request.headers[name];
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || !keyPattern.test(value)) {
    throw new InvalidRequest([
      { field: name, message: 'de 1 à 200 caractères ASCII visibles sont attendus' },
    ]);
  }
  return value;
}
