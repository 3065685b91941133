import type { RecordedEvent } from '@jalon/event-store';
import type { Instant } from '@jalon/kernel';

/** Something that must happen by an instant unless the log says otherwise first. */
export interface OpenDeadline {
  /** What it is about, within its key: `silence`, `complement`. One key has at most one of a kind. */
  readonly kind: string;
  /** When it falls (UTC). The handler is called at or after it, never before. */
  readonly due: Instant;
}

/**
 * Deadlines as a pure value folded from the log, so that nothing has to be scheduled, stored or cancelled: the
 * same log always has the same deadlines, after a restart as before it.
 */
export interface DeadlineSource<Event extends RecordedEvent = RecordedEvent> {
  /** Its name for ever: the ids of the commands that it leads to are derived from it. */
  readonly name: string;
  /** The types of the events that open, move or close a deadline. */
  readonly types: readonly Event['type'][];
  /** Whose deadlines an event touches (several subjects, each apart); undefined when nobody's. */
  readonly keyOf: (event: Event) => string | readonly string[] | undefined;
  /** What is open for a key after the event. Never mutates its argument. */
  readonly evolve: (open: readonly OpenDeadline[], event: Event, key: string) => readonly OpenDeadline[];
}

/** A deadline that has fallen, as its handler receives it. */
export interface DueDeadline extends OpenDeadline {
  readonly source: string;
  readonly key: string;
  /**
   * The id of the command to send, derived from source, key, kind and due: however often the handler is called for
   * this deadline, the command is the same one and has effect once.
   */
  readonly commandId: string;
}
