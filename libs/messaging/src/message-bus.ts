import type { Position } from '@jalon/event-store';
import type { Instant } from '@jalon/kernel';
import type { Message } from './message.ts';
import type { Topic } from './topic.ts';

/**
 * Carries messages to those who asked for them, at least once each, in order within a key. Effects are once because a
 * handler turns a message into commands whose id is the message's.
 */
export interface MessageBus {
  /** Declares a topic that this process publishes. Before `start`. @throws Error when the name is taken. */
  publish(topic: Topic): void;

  /** Declares a consumer. Before `start`. @throws Error when the group is taken. */
  consume(consumer: Consumer): void;

  /** Takes up every group where it stopped. @throws CheckpointAheadOfLog */
  start(): Promise<void>;

  /** Resolves when every group that is not idle has handled (or parked) what the log held up to `position`. @throws NotReachedInTime, Unavailable */
  waitFor(position: Position, timeoutMs?: number): Promise<void>;

  /** The messages that failed, and those held back behind them, the oldest first. */
  parked(group: string): Promise<readonly ParkedMessage[]>;

  /**
   * Delivers again what is parked and held for a key, in order, and frees the key when all passes. Stops at the first
   * that fails again: it stays parked with its new cause.
   * @returns how many passed, and how many stay.
   */
  replay(group: string, key: string): Promise<{ readonly passed: number; readonly left: number }>;

  /** Gives up a parked message for good, with the reason; what was held behind it can then be replayed. */
  abandon(group: string, messageId: string, reason: string): Promise<void>;

  health(): readonly ConsumerHealth[];

  /** Lets the deliveries under way end, stores how far it came, and stops. */
  stop(): Promise<void>;
}

export interface Consumer {
  /** Its name for ever: how far it came and what it parked are kept under it. */
  readonly group: string;
  /** The name of the topic it hears. Whoever publishes it, here or elsewhere, is not known to it. */
  readonly topic: string;
  /** Where a group that never ran begins. Default `start`: the whole history. */
  readonly from?: 'start' | 'end';
  /** The next message of the same key waits for its promise. */
  readonly handler: (message: Message) => Promise<void>;
  readonly retry?: RetryPolicy;
  /** Keys handled at the same time. Default 1: everything in the order of the log. */
  readonly concurrency?: number;
}

/**
 * How a failing message is tried again before it is parked. A refusal of the domain is parked at once (asking again
 * changes nothing); a log that cannot serve is asked again without end (nothing is wrong with the message).
 */
export interface RetryPolicy {
  /** Deliveries in all. Default 5. */
  readonly attempts?: number;
  /** Before the second delivery, doubled at each one after. Default 100 ms. */
  readonly firstDelayMs?: number;
  /** Default 30 s. */
  readonly longestDelayMs?: number;
}

export interface ParkedMessage {
  readonly group: string;
  readonly messageId: string;
  readonly key: string;
  readonly position: Position;
  readonly parkedAt: Instant;
  /** What its handler threw last; undefined for a message that only waits behind a parked one of its key. */
  readonly cause: string | undefined;
  readonly attempts: number;
}

export interface ConsumerHealth {
  readonly group: string;
  readonly topic: string;
  /** Whether its topic reaches it. A consumer of a topic that nobody publishes to it is idle: it waits, and is not behind. */
  readonly idle: boolean;
  /** Everything up to here is handled or parked. */
  readonly position: Position;
  /** Whether the log holds what it has not handled. The alarm is: behind, and no progress for long. */
  readonly behind: boolean;
  /** Since when the oldest event that it is working on is in the log, in ms; 0 when it is not behind. */
  readonly lagMs: number;
  readonly lastProgressAt: Instant;
  readonly parked: number;
  readonly held: number;
  readonly oldestParkedAt: Instant | undefined;
  /** Why it cannot read the log just now. */
  readonly failure: string | undefined;
}
