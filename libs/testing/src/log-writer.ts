import {
  derivedId,
  type EventStore,
  type NewEvent,
  type Position,
  type StreamName,
} from '@jalon/event-store';
import type { Clock } from '@jalon/kernel';

/** A fact to be written by a test, as short as a test wants it. */
export interface Fact {
  readonly type: string;
  readonly data: unknown;
}

/** Writes facts to a log with envelopes that are right, and ids that are always the same. */
export class LogWriter {
  readonly #store: EventStore;
  readonly #clock: Clock;
  readonly #origin: string;
  #written = 0;

  /** @param origin two writers of one origin give the same ids; logs that must differ have different ones. */
  constructor(store: EventStore, clock: Clock, origin = 'log-writer') {
    this.#origin = origin;
    this.#store = store;
    this.#clock = clock;
  }

  /** @returns the position of the last fact. */
  async write(stream: StreamName, ...facts: readonly Fact[]): Promise<Position> {
    const events = facts.map((fact) => this.#event(fact));
    return (await this.#store.append(stream, events, 'any')).position;
  }

  #event({ type, data }: Fact): NewEvent {
    const id = derivedId(this.#origin, this.#written++);
    const actor = { id: 'essai', role: 'instructeur' };
    const caused = { commandId: id, correlationId: id, causationId: id };
    return { id, type, version: 1, data, metadata: { actor, occurredAt: this.#clock.now(), ...caused } };
  }
}
