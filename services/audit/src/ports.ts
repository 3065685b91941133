import type { EventStore } from '@jalon/event-store';

export const PORTS = Symbol('What the audit stands on');

/** The audit reads the log, and nothing else: it cannot be told what the log does not hold. */
export interface Ports {
  readonly store: EventStore;
}
