import type { DecisionContext as Context } from '@jalon/kernel';
import type { RulesInForce } from './reference/legal-rules.ts';

/** What every decider of the service is told of the world. */
export type DecisionContext = Context<RulesInForce>;
