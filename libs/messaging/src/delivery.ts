import { setTimeout as pause } from 'node:timers/promises';
import { OutcomeUnknown, Unavailable } from '@jalon/event-store';
import { DomainError } from '@jalon/kernel';
import type { RetryPolicy } from './message-bus.ts';

/** How the delivery of one message ended. */
export type Delivery =
  | { readonly kind: 'handled' }
  | { readonly kind: 'failed'; readonly cause: string; readonly attempts: number }
  /** The consumer was stopped between two attempts: nothing is decided. */
  | { readonly kind: 'interrupted' };

/** Hands one message over, again and again as the policy says. */
export async function deliver(
  handle: () => Promise<void>,
  { attempts = 5, firstDelayMs = 100, longestDelayMs = 30_000 }: RetryPolicy,
  stopping: AbortSignal,
): Promise<Delivery> {
  for (let attempt = 1; ; attempt++) {
    try {
      await handle();
      return { kind: 'handled' };
    } catch (error) {
      const patient = error instanceof Unavailable || error instanceof OutcomeUnknown;
      if (error instanceof DomainError || (attempt >= attempts && !patient)) {
        return { kind: 'failed', cause: describe(error), attempts: attempt };
      }
      const delay = Math.min(firstDelayMs * 2 ** (attempt - 1), longestDelayMs);
      await pause(delay, undefined, { signal: stopping }).catch(() => undefined);
      if (stopping.aborted) return { kind: 'interrupted' };
    }
  }
}

/** What a person reads beside a parked message. */
export function describe(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
