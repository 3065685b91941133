import { expect } from '@jest/globals';
import { type Decider, type DomainError, type DomainEvent, isRefusal } from '@jalon/kernel';

/** What a decider answered, to be compared with what the sentence of the test says. */
export interface Outcome<Event extends DomainEvent> {
  /** The facts, exactly: types and data, in order. */
  thenFacts(...events: readonly Event[]): void;
  /** The types of the facts, in order. */
  thenTypes(...types: readonly Event['type'][]): void;
  /** Accepted, and nothing changes. */
  thenNothing(): void;
  /** Refused, by this refusal. Answers it, so that its facts can be looked at. */
  thenRefused<Refusal extends DomainError>(by: abstract new (...args: never[]) => Refusal): Refusal;
}

/** `given(decider, facts).when(intent, context).thenRefused(UnbalancedBudget)`: a rule told as a story. */
export function given<State, Command, Event extends DomainEvent, Context>(
  decider: Decider<State, Command, Event, Context>,
  facts: readonly NoInfer<Event>[],
): { when(command: Command, context: Context): Outcome<Event> } {
  const state = facts.reduce(decider.evolve, decider.initialState);
  return {
    when(command, context) {
      const decision = decider.decide(command, state, context);
      const accepted = (): readonly Event[] => {
        if (isRefusal(decision)) throw new Error(`Refused: ${decision.code}, ${decision.message}`);
        return decision;
      };
      return {
        thenFacts: (...events) => expect(accepted()).toEqual(events),
        thenTypes: (...types) => expect(accepted().map(({ type }) => type)).toEqual(types),
        thenNothing: () => expect(accepted()).toEqual([]),
        thenRefused: (by) => {
          expect(decision).toBeInstanceOf(by);
          if (!(decision instanceof by)) throw new Error('Not this refusal');
          return decision;
        },
      };
    },
  };
}
