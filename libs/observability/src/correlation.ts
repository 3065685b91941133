import { AsyncLocalStorage } from 'node:async_hooks';

const current = new AsyncLocalStorage<string>();

/** Runs something, and all that it sets off, under a correlation: every line of the logs made meanwhile carries it. */
export function withCorrelation<Result>(correlationId: string, run: () => Result): Result {
  return current.run(correlationId, run);
}

/** The correlation under which this runs, if any. */
export function currentCorrelation(): string | undefined {
  return current.getStore();
}
