import type { Principal } from '@jalon/auth';
import { type Clock, type Instant, parisDay } from '@jalon/kernel';
import type { DecisionContext } from './context.ts';
import { rulesInForce } from './reference/legal-rules.ts';

/** The context of a decision by `actor`, now or when the fact took effect: the rules are those of that day. */
export function decisionContext(
  clock: Clock,
  actor: DecisionContext['actor'],
  at: Instant = clock.now(),
): DecisionContext {
  const today = parisDay(at);
  return { now: at, today, actor, rules: rulesInForce(today) };
}

/** The person who asks, as a decider knows them. */
export function askerOf({ id, name, role, organisation }: Principal): DecisionContext['actor'] {
  return { id, name, role, ...(organisation === undefined ? {} : { organisation }) };
}
