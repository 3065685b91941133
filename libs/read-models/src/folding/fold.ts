import { logStart, type Position, type RecordedEvent } from '@jalon/event-store';
import type { Projection } from '../projection.ts';
import type { EventFault } from '../read-models.ts';
import { Documents } from './documents.ts';

/**
 * What to do with an event that a projection throws on. `stop`: the model takes nothing more and refuses to answer.
 * `skip`: the event is set aside, told by `health()`, and the model goes on without it.
 */
export type FaultPolicy = 'stop' | 'skip';

/** A projection folded up to a position of the log: the living model, one being rebuilt, or one of the past. */
export class Fold<Document extends object, Event extends RecordedEvent> {
  readonly documents: Documents<Document, Event>;
  readonly #projection: Projection<Document, Event>;
  readonly #policy: FaultPolicy;
  #position: Position;
  #stopped: EventFault | undefined;
  #setAside: readonly EventFault[] = [];

  constructor(
    projection: Projection<Document, Event>,
    policy: FaultPolicy,
    documents = new Documents(projection),
    position: Position = logStart,
  ) {
    this.documents = documents;
    this.#projection = projection;
    this.#policy = policy;
    this.#position = position;
  }

  get position(): Position {
    return this.#position;
  }

  get stopped(): EventFault | undefined {
    return this.#stopped;
  }

  get setAside(): readonly EventFault[] {
    return this.#setAside;
  }

  /** @returns the fault, when the projection threw on this event. */
  apply(event: RecordedEvent): EventFault | undefined {
    if (this.#stopped) return undefined;
    try {
      this.documents.apply(event);
      return undefined;
    } catch (error) {
      const fault = faultOf(event, error);
      if (this.#policy === 'stop') this.#stopped = fault;
      else this.#setAside = [...this.#setAside, fault];
      return fault;
    }
  }

  advance(position: Position): void {
    if (!this.#stopped && position > this.#position) this.#position = position;
  }

  copy(): Fold<Document, Event> {
    const copy = new Fold(this.#projection, this.#policy, this.documents.copy(), this.#position);
    copy.#stopped = this.#stopped;
    copy.#setAside = this.#setAside;
    return copy;
  }
}

/** What is told of an event that a projection threw on. */
export function faultOf(event: RecordedEvent, error: unknown): EventFault {
  return {
    position: event.position,
    eventId: event.id,
    eventType: event.type,
    cause: error instanceof Error ? error.message : String(error),
  };
}
