import { type Decider, firstRefusal } from '@jalon/kernel';
import type { ViewIntent } from './view.commands.ts';
import type { ViewEvent } from './view.events.ts';
import { type ViewContext, everyIntentPolicies } from './view.policies.ts';
import { type View, evolveView, noView } from './view.state.ts';

/** A view of the register, kept under a name. */
export const viewDecider: Decider<View, ViewIntent, ViewEvent, ViewContext> = {
  initialState: noView,
  evolve: evolveView,
  decide(asked, state, context) {
    const refusal = firstRefusal(everyIntentPolicies, asked, state, context);
    if (refusal) return refusal;
    switch (asked.intent) {
      case 'keep': {
        const { name, search, shared } = asked;
        const { view, actor } = context;
        return [{ type: 'ViewKept', data: { view, owner: actor.id, name, search, shared } }];
      }
      case 'change': {
        const { name, search, shared } = asked;
        return [{ type: 'ViewChanged', data: { name, search, shared } }];
      }
      case 'forget':
        return [{ type: 'ViewForgotten', data: {} }];
    }
  },
};
