import { hash } from 'node:crypto';

/**
 * The trace of a correlation: its 128 bits when it is a UUID, so that whoever holds the one finds the other; a digest of
 * it when a caller named it otherwise (its spans then say the correlation in `jalon.correlation_id`).
 */
export function traceIdOf(correlationId: string): string {
  const digits = correlationId.replaceAll('-', '').toLowerCase();
  return /^[0-9a-f]{32}$/.test(digits) && !/^0+$/.test(digits)
    ? digits
    : hash('sha256', correlationId).slice(0, 32);
}
