import {
  AccessDeniedError,
  CancelledError,
  DeadlineExceededError,
  NotLeaderError,
  UnavailableError,
  UnsupportedError,
} from '@kurrent/kurrentdb-client';

/** Nothing came from the server for as long as we wait. The client itself would wait for ever. */
export class Silence extends Error {
  override readonly name = 'Silence';

  constructor(what: string, milliseconds: number) {
    super(`KurrentDB did not answer ${what} within ${milliseconds} ms`);
  }
}

/**
 * What a failed call tells.
 * - `refused`: the server was not reached; nothing was sent.
 * - `elsewhere`: this node is not the leader; nothing was done.
 * - `lost`: the call was sent, or may have been, and its answer will not come.
 * - `final`: asking again cannot help (access denied, an operation the server does not know).
 * - `unforeseen`: none of these.
 */
export type Failure = 'refused' | 'elsewhere' | 'lost' | 'final' | 'unforeseen';

// What grpc-js and the client's native part say when no connection could be made.
const neverConnected =
  /no connection established|ECONNREFUSED|ENOTFOUND|EHOSTUNREACH|name resolution failed|failed to discover|client error \(Connect\)|failed to connect|connection refused/i;

export function failureOf(error: unknown): Failure {
  if (error instanceof Silence) return 'lost';
  if (error instanceof NotLeaderError) return 'elsewhere';
  if (error instanceof AccessDeniedError || error instanceof UnsupportedError) return 'final';
  const message = error instanceof Error ? error.message : String(error);
  if (neverConnected.test(message)) return 'refused';
  if (
    error instanceof UnavailableError ||
    error instanceof CancelledError ||
    error instanceof DeadlineExceededError
  ) {
    return 'lost';
  }
  return 'unforeseen';
}
