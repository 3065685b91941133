import { NotReachedInTime, type Position, Unavailable } from '@jalon/event-store';

interface Waiter {
  readonly position: Position;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/** Those who wait for a position of the log. */
export class Waiters {
  readonly #waiting = new Set<Waiter>();
  #closed = false;

  /** @throws NotReachedInTime, telling how far it came; Unavailable once closed */
  wait(position: Position, timeoutMs: number, reached: () => Position): Promise<void> {
    if (position <= reached()) return Promise.resolve();
    if (this.#closed) return Promise.reject(stopped());
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const waiter = { position, resolve, reject };
    this.#waiting.add(waiter);
    const timer = setTimeout(() => reject(new NotReachedInTime(position, reached())), timeoutMs);
    return promise.finally(() => {
      clearTimeout(timer);
      this.#waiting.delete(waiter);
    });
  }

  reach(position: Position): void {
    for (const waiter of this.#waiting) if (waiter.position <= position) waiter.resolve();
  }

  close(): void {
    this.#closed = true;
    for (const waiter of this.#waiting) waiter.reject(stopped());
  }
}

function stopped(): Unavailable {
  return new Unavailable('The read models are stopped');
}
