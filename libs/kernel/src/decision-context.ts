import { type Day, parisDay } from './calendar.ts';
import type { Clock, Instant } from './clock.ts';

/** What every decider is told of the world: the hour, the person, the rules in force that day. */
export interface DecisionContext<Rules> {
  readonly now: Instant;
  /** The day it is in Paris at `now`. */
  readonly today: Day;
  readonly actor: Asker;
  readonly rules: Rules;
}

/** Who asks, as a decider knows them. */
export interface Asker {
  readonly id: string;
  readonly name: string;
  /** A role of people, or `systeme` when Jalon itself acts (a deadline, a message). */
  readonly role: string;
  readonly organisation?: string;
}

/** The context of a decision by `actor`, now or when the fact took effect: the rules are those of that day. */
export function decisionContext<Rules>(
  rulesInForce: (day: Day) => Rules,
  clock: Clock,
  actor: Asker,
  at: Instant = clock.now(),
): DecisionContext<Rules> {
  const today = parisDay(at);
  return { now: at, today, actor, rules: rulesInForce(today) };
}
