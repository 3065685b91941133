import type { RecordedEvent } from '@jalon/event-store';
import type { Instant } from '@jalon/kernel';
import type { DeadlineSource, DueDeadline } from './deadline.ts';

/**
 * Calls handlers when deadlines fall. The log says which are open; an engine only wakes up in time. At least once
 * each: the handler sends one command, with the id that the deadline gives.
 */
export interface Jobs {
  /** Declares deadlines and who acts on them. Before anything starts. @throws Error when the name is taken. */
  watch<Event extends RecordedEvent>(source: DeadlineSource<Event>, handler: DeadlineHandler): void;

  /** From now on handlers are called in time, those already due first. */
  start(): Promise<void>;

  /**
   * Calls the handlers of all that has fallen at an instant, the earliest first, and of what falls because of them.
   * A simulation drives two years with it.
   */
  runDue(now: Instant): Promise<Round>;

  /** What is open, the earliest first; of one key when given. */
  open(key?: string): readonly DueDeadline[];

  health(): readonly SourceHealth[];

  /** Lets the handler under way end; calls none after it resolves. */
  stop(): Promise<void>;
}

/** What came of a round. */
export interface Round {
  readonly done: number;
  readonly failed: number;
}

/** Rejects when the deadline could not be acted on: it is called again later, ever less often. */
export type DeadlineHandler = (deadline: DueDeadline) => Promise<void>;

export interface SourceHealth {
  readonly source: string;
  readonly open: number;
  /** Fallen and not acted on yet. */
  readonly overdue: number;
  readonly oldestOverdue: Instant | undefined;
  readonly failing: readonly FailingDeadline[];
  /** Events that the source threw on: their deadlines are not known. */
  readonly faults: readonly SourceFault[];
  /** Why nobody can be told just now of what falls. */
  readonly failure: string | undefined;
}

export interface FailingDeadline {
  readonly deadline: DueDeadline;
  readonly attempts: number;
  readonly cause: string;
  readonly retryAt: Instant;
}

export interface SourceFault {
  readonly eventId: string;
  readonly eventType: string;
  readonly cause: string;
}
