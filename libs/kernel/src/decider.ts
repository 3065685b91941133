import { DomainError } from './domain-error.ts';

/** A fact as a decider states it: its name in the past tense, and what it carries. */
export interface DomainEvent<Type extends string = string, Data = unknown> {
  readonly type: Type;
  readonly data: Data;
}

/** The events of an accepted command (none when it changes nothing), or the refusal. */
export type Decision<Event extends DomainEvent> = readonly Event[] | DomainError;

/**
 * A subject of the domain as three pure values. `decide` and `evolve` see no clock, no id source and
 * no store: what they need of the world arrives in the context.
 */
export interface Decider<State, Command, Event extends DomainEvent, Context = undefined> {
  readonly initialState: State;
  readonly evolve: (state: State, event: Event) => State;
  readonly decide: (command: Command, state: State, context: Context) => Decision<Event>;
}

export function isRefusal(decision: readonly unknown[] | DomainError): decision is DomainError {
  return decision instanceof DomainError;
}
