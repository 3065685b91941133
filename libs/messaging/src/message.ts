import type { Actor, StreamName } from '@jalon/event-store';
import type { Instant } from '@jalon/kernel';

/** What a service tells the others: a versioned contract in its own words, not its private event. */
export interface Message<Type extends string = string, Data = unknown> {
  /** A UUID, the same at every delivery: a consumer that makes it the id of its command acts once. */
  readonly id: string;
  readonly topic: string;
  /** The contract's name and version: `programmation.line-granted`, 1. */
  readonly type: Type;
  readonly version: number;
  readonly data: Data;
  /** Messages of one key arrive in order. The stream of the event. */
  readonly key: StreamName;
  readonly actor: Actor;
  /** When the fact took effect, and when the log took it (UTC). */
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  readonly correlationId: string;
  /** The id of the event that it tells. */
  readonly causationId: string;
}

/** What a publication says of an event; the rest of the message comes from the event's envelope. */
export interface Announcement<Type extends string = string, Data = unknown> {
  readonly type: Type;
  readonly version: number;
  readonly data: Data;
}
