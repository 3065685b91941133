import { type Asker, type Clock, type Instant, decisionContext as contextOf } from '@jalon/kernel';
import type { DecisionContext } from './context.ts';
import { rulesInForce } from './reference/legal-rules.ts';

/** The context of a decision by `actor`, now or when the fact took effect: the rules are those of that day. */
export function decisionContext(clock: Clock, actor: Asker, at?: Instant): DecisionContext {
  return contextOf(rulesInForce, clock, actor, at);
}
