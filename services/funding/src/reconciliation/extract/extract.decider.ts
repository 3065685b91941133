import { type Decider, type Decision, firstRefusal } from '@jalon/kernel';
import type { DecisionContext } from '../../context.ts';
import type { ExtractIntent } from './extract.commands.ts';
import type { ExtractEvent } from './extract.events.ts';
import { extractPolicies } from './extract.policies.ts';
import { type AccountantExtract, evolveExtract, noExtract } from './extract.state.ts';

function decideExtract(
  asked: ExtractIntent,
  state: AccountantExtract,
  context: DecisionContext,
): Decision<ExtractEvent> {
  const refusal = firstRefusal(extractPolicies, asked, state, context);
  if (refusal) return refusal;
  const { id, name } = context.actor;
  const person = { id, name };
  switch (asked.intent) {
    case 'receive': {
      const { intent: _, ...file } = asked;
      return [{ type: 'ExtractReceived', data: { ...file, receivedBy: person, receivedOn: context.today } }];
    }
    case 'note-missing': {
      const told = new Set(state.status === 'absent' ? [] : state.missing);
      const orders = Object.fromEntries(Object.entries(asked.orders).filter(([order]) => !told.has(order)));
      return Object.keys(orders).length === 0 ? [] : [{ type: 'OrdersNotFound', data: { orders } }];
    }
    case 'note-comparison': {
      const { intent: _, ...compared } = asked;
      return state.status === 'compared' && JSON.stringify(state.compared) === JSON.stringify(compared)
        ? []
        : [{ type: 'ExtractCompared', data: compared }];
    }
    case 'supersede':
      return [{ type: 'ExtractSuperseded', data: { by: asked.by, supersededBy: person } }];
  }
}

/** An accountant's file as a whole. */
export const extractDecider: Decider<AccountantExtract, ExtractIntent, ExtractEvent, DecisionContext> = {
  initialState: noExtract,
  evolve: evolveExtract,
  decide: decideExtract,
};
