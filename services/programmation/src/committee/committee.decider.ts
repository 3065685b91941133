import { type Decider, firstRefusal } from '@jalon/kernel';
import type { CommitteeIntent } from './committee.commands.ts';
import type { CommitteeEvent } from './committee.events.ts';
import {
  type CommitteeContext,
  everyIntentPolicies,
  theMemberSitsOnIt,
  theScopeIsKnown,
} from './committee.policies.ts';
import { type Committee, evolveCommittee, noCommittee } from './committee.state.ts';

/** A co-construction committee. */
export const committeeDecider: Decider<Committee, CommitteeIntent, CommitteeEvent, CommitteeContext> = {
  initialState: noCommittee,
  evolve: evolveCommittee,
  decide(asked, state, context) {
    const refusal = firstRefusal(everyIntentPolicies, asked, state, context);
    if (refusal) return refusal;
    switch (asked.intent) {
      case 'create': {
        const { intent: _, ...fields } = asked;
        return (
          theScopeIsKnown(fields, state, context) ?? [
            { type: 'CommitteeCreated', data: { committee: context.committee, ...fields } },
          ]
        );
      }
      case 'appoint-member': {
        const { intent: _, ...member } = asked;
        return [{ type: 'MemberAppointed', data: member }];
      }
      case 'remove-member': {
        const { id, reason } = asked;
        return theMemberSitsOnIt(asked, state, context) ?? [{ type: 'MemberLeft', data: { id, reason } }];
      }
      case 'dissolve':
        return [{ type: 'CommitteeDissolved', data: { reason: asked.reason } }];
    }
  },
};
