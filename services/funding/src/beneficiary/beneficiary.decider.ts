import { type Decider, type Decision, firstRefusal } from '@jalon/kernel';
import type { BeneficiaryIntent } from './beneficiary.commands.ts';
import type { BeneficiaryEvent } from './beneficiary.events.ts';
import {
  type BeneficiaryContext,
  confirmationPolicies,
  everyIntentPolicies,
  proposalPolicies,
  theProposalIsPending,
} from './beneficiary.policies.ts';
import { type Beneficiary, evolveBeneficiary, noBeneficiary, proposalsOf } from './beneficiary.state.ts';

function decideBeneficiary(
  asked: BeneficiaryIntent,
  state: Beneficiary,
  context: BeneficiaryContext,
): Decision<BeneficiaryEvent> {
  const refusal = firstRefusal(everyIntentPolicies, asked, state, context);
  if (refusal) return refusal;
  const { today, actor } = context;
  const hand = { id: actor.id, name: actor.name };
  switch (asked.intent) {
    case 'propose-account': {
      const { iban, holder, evidence } = asked;
      const proposal = `A${proposalsOf(state) + 1}`;
      return (
        firstRefusal(proposalPolicies, asked, state, context) ?? [
          {
            type: 'BankAccountProposed',
            data: { proposal, iban, holder, evidence, proposedBy: hand, proposedOn: today },
          },
        ]
      );
    }
    case 'confirm-account': {
      const { proposal } = asked;
      return (
        firstRefusal(confirmationPolicies, asked, state, context) ?? [
          { type: 'BankAccountConfirmed', data: { proposal, confirmedBy: hand, confirmedOn: today } },
        ]
      );
    }
    case 'reject-account': {
      const { proposal, reason } = asked;
      return (
        theProposalIsPending(asked, state, context) ?? [
          { type: 'BankAccountRejected', data: { proposal, reason, rejectedBy: hand } },
        ]
      );
    }
  }
}

/** The account to which a body is paid: proposed by one person, confirmed by another (R3). */
export const beneficiaryDecider: Decider<
  Beneficiary,
  BeneficiaryIntent,
  BeneficiaryEvent,
  BeneficiaryContext
> = {
  initialState: noBeneficiary,
  evolve: evolveBeneficiary,
  decide: decideBeneficiary,
};
