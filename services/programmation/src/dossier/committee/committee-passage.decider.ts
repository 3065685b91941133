import { firstRefusal } from '@jalon/kernel';
import { nothingIsDecidedYet } from '../exits/exits.policies.ts';
import type { DecisionsOf } from '../intent.commands.ts';
import type { committeePassageIntents } from './committee-passage.commands.ts';
import {
  eachProposalIsOnALineOfTheDossier,
  theProposalIsWithinTheRequest,
  theSessionIsTheDossiers,
} from './committee-passage.policies.ts';

export const committeePassageDecisions: DecisionsOf<typeof committeePassageIntents> = {
  'take-place-on-agenda': (fields, state, context) =>
    firstRefusal(
      [nothingIsDecidedYet, eachProposalIsOnALineOfTheDossier, theProposalIsWithinTheRequest],
      fields,
      state,
      context,
    ) ?? [{ type: 'PutOnAgenda', data: fields }],

  'change-proposal': (fields, state, context) =>
    firstRefusal(
      [theSessionIsTheDossiers, eachProposalIsOnALineOfTheDossier, theProposalIsWithinTheRequest],
      fields,
      state,
      context,
    ) ?? [{ type: 'ProposalChanged', data: fields }],

  'leave-agenda': (fields, state, context) =>
    theSessionIsTheDossiers(fields, state, context) ?? [{ type: 'TakenOffAgenda', data: fields }],

  'receive-opinion': (fields, state, context) =>
    theSessionIsTheDossiers(fields, state, context) ?? [{ type: 'CommitteeOpinionGiven', data: fields }],
};
