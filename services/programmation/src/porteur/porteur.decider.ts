import { type Decider, type Decision, firstRefusal } from '@jalon/kernel';
import type { PorteurIntent } from './porteur.commands.ts';
import type { PorteurEvent } from './porteur.events.ts';
import {
  type PorteurContext,
  everyIntentPolicies,
  identifiersPolicies,
  registrationPolicies,
  theChangeFollowsTheLast,
} from './porteur.policies.ts';
import { type Porteur, evolvePorteur, noPorteur } from './porteur.state.ts';

/** A porteur: its dated identity, and whether it may open dossiers. */
export const porteurDecider: Decider<Porteur, PorteurIntent, PorteurEvent, PorteurContext> = {
  initialState: noPorteur,
  evolve: evolvePorteur,
  decide: (asked, state, context) =>
    firstRefusal(everyIntentPolicies, asked, state, context) ?? decideIntent(asked, state, context),
};

function decideIntent(asked: PorteurIntent, state: Porteur, context: PorteurContext): Decision<PorteurEvent> {
  switch (asked.intent) {
    case 'register': {
      const { intent: _, ...fields } = asked;
      return (
        firstRefusal(registrationPolicies, fields, state, context) ?? [
          { type: 'PorteurRegistered', data: { porteur: context.porteur, ...fields } },
        ]
      );
    }
    case 'change-identifiers': {
      const { intent: _, ...fields } = asked;
      return (
        firstRefusal(identifiersPolicies, fields, state, context) ?? [
          { type: 'PorteurIdentifiersChanged', data: fields },
        ]
      );
    }
    case 'rename': {
      const { name, since } = asked;
      return (
        theChangeFollowsTheLast(asked, state, context) ?? [{ type: 'PorteurRenamed', data: { name, since } }]
      );
    }
    case 'change-legal-form': {
      const { legalForm, since } = asked;
      return (
        theChangeFollowsTheLast(asked, state, context) ?? [
          { type: 'PorteurLegalFormChanged', data: { legalForm, since } },
        ]
      );
    }
    case 'deactivate': {
      const { reason, since } = asked;
      return (
        theChangeFollowsTheLast(asked, state, context) ?? [
          { type: 'PorteurDeactivated', data: { reason, since } },
        ]
      );
    }
    case 'reactivate':
      return (
        theChangeFollowsTheLast(asked, state, context) ?? [
          { type: 'PorteurReactivated', data: { since: asked.since } },
        ]
      );
  }
}
