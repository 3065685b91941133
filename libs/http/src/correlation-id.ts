import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { correlationOf, readTraceparent } from '@jalon/observability';

/**
 * The correlation that a caller gives to what it asks: by name (`X-Correlation-Id`), else by the trace from which it
 * asks (W3C's `traceparent`); undefined when it gives none that can be taken.
 */
export function givenCorrelation(headers: IncomingHttpHeaders): string | undefined {
  const named = headers['x-correlation-id'];
  if (typeof named === 'string' && /^[\x21-\x7e]{1,200}$/.test(named)) return named;
  const { traceparent } = headers;
  if (traceparent === undefined) return undefined;
  const caller = readTraceparent(traceparent);
  return caller && correlationOf(caller);
}

/** The correlation of a request: its caller's, or one drawn for it. */
export function correlationOfRequest(headers: IncomingHttpHeaders): string {
  return givenCorrelation(headers) ?? randomUUID();
}
