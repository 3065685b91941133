import type { Day, Instant } from '@jalon/kernel';
import type { RulesInForce } from './reference/legal-rules.ts';

/** What every decider is told of the world: the hour, the person, the rules in force that day. */
export interface DecisionContext {
  readonly now: Instant;
  /** The day it is in Paris at `now`. */
  readonly today: Day;
  readonly actor: {
    readonly id: string;
    readonly name: string;
    /** A role of people, or `systeme` when Jalon itself acts (a deadline). */
    readonly role: string;
    readonly organisation?: string;
  };
  readonly rules: RulesInForce;
}
