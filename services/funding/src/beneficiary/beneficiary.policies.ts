import { type Policy, allowed, refused } from '@jalon/kernel';
import type { DecisionContext } from '../context.ts';
import { NotFound } from '../intents.errors.ts';
import { theRoleMay, theStateTakesTheIntent } from '../intents.policies.ts';
import {
  type BeneficiaryIntent,
  type BeneficiaryIntentFields,
  beneficiaryIntents,
} from './beneficiary.commands.ts';
import * as refusal from './beneficiary.errors.ts';
import { type Beneficiary, type BeneficiaryStatus, accountOf, proposalOf } from './beneficiary.state.ts';
import { endingOf, ibanFault } from './iban.ts';

/** What a beneficiary's decider is told of the world: `beneficiary` is the porteur's id. */
export interface BeneficiaryContext extends DecisionContext {
  readonly beneficiary: string;
}

type EveryIntentPolicy = Policy<BeneficiaryIntent, Beneficiary, BeneficiaryContext>;
type ProposalPolicy = Policy<BeneficiaryIntentFields<'propose-account'>, Beneficiary, BeneficiaryContext>;
type AnswerPolicy = Policy<{ readonly proposal: string }, Beneficiary, BeneficiaryContext>;

/** Somebody proposed an account before anything is asked of it. */
export const theBeneficiaryIsKnown: EveryIntentPolicy = ({ intent }, { status }, { beneficiary }) =>
  status === 'absent' && intent !== 'propose-account'
    ? refused(new NotFound('beneficiary', beneficiary))
    : allowed;

/** What every intent must satisfy, before its own rules. */
export const everyIntentPolicies: readonly EveryIntentPolicy[] = [
  theRoleMay<BeneficiaryStatus>('beneficiary', beneficiaryIntents),
  theBeneficiaryIsKnown,
  theStateTakesTheIntent<BeneficiaryStatus>('beneficiary', beneficiaryIntents),
];

/** Domain.md §3.3: IBAN, 27 characters in France, 1 modulo 97. */
export const theIbanIsValid: ProposalPolicy = ({ iban }) => {
  const fault = ibanFault(iban);
  return fault === undefined ? allowed : refused(new refusal.IbanInvalid(fault));
};

export const theAccountIsAnother: ProposalPolicy = ({ iban }, state) =>
  accountOf(state)?.iban === iban ? refused(new refusal.AccountAlreadyInForce(endingOf(iban))) : allowed;

export const proposalPolicies = [theIbanIsValid, theAccountIsAnother];

/** A newer proposal takes the place of the one before: who confirms says which one was checked. */
export const theProposalIsPending: AnswerPolicy = ({ proposal }, state) => {
  const pending = proposalOf(state)?.proposal ?? '';
  return pending === proposal ? allowed : refused(new refusal.ProposalNotPending(proposal, pending));
};

/** R3: a first account or a changed one needs a second person. Persons are compared, not roles. */
export const theConfirmerIsNotTheProposer: AnswerPolicy = (_, state, { actor }) =>
  proposalOf(state)?.proposedBy.id === actor.id
    ? refused(new refusal.ConfirmerIsTheProposer(actor.id))
    : allowed;

export const confirmationPolicies = [theProposalIsPending, theConfirmerIsNotTheProposer];
