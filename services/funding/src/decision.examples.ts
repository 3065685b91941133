import type { Day, Instant } from '@jalon/kernel';
import type { DecisionContext } from './context.ts';
import { rulesInForce } from './reference/legal-rules.ts';

/** What a decider is told on a day at ten o'clock UTC, with the rules of that day. */
export function told(day: string, actor: DecisionContext['actor']): DecisionContext {
  const today = day as Day;
  return { now: `${day}T10:00:00.000Z` as Instant, today, actor, rules: rulesInForce(today) };
}
