import type { Day, Instant } from '@jalon/kernel';
import type { DecisionContext } from './context.ts';
import { rulesInForce } from './reference/legal-rules.ts';
import type { Role } from '@jalon/contracts';

/** A person of a role, named after it: what a test says is which role acts. */
export function somebody<Name extends Role | 'systeme'>(role: Name) {
  return { id: `une-personne-${role}`, name: `Une personne (${role})`, role };
}

/** What a decider is told on a day at ten o'clock UTC, with the rules of that day. */
export function told(day: string, actor: DecisionContext['actor']): DecisionContext {
  const today = day as Day;
  return { now: `${day}T10:00:00.000Z` as Instant, today, actor, rules: rulesInForce(today) };
}
