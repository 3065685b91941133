import { type Policy, allowed, noMoney, refused } from '@jalon/kernel';
import type { DecisionContext } from '../context.ts';
import { NotFound } from '../intents.errors.ts';
import {
  theRoleMay as theRoleMayOn,
  theStateTakesTheIntent as theStateTakesTheIntentOn,
} from '../intents.policies.ts';
import {
  type EnvelopeIntent,
  type EnvelopeIntentFields,
  envelopeIntents,
  everyEnvelopeIntent,
  isAskedByPeople,
} from './envelope.commands.ts';
import * as refusal from './envelope.errors.ts';
import { availableAuthority, creditsOf, unallocated, unspentCredits } from './envelope-figures.state.ts';
import type { Envelope, OpenEnvelope } from './envelope.state.ts';

/** What an envelope's decider is told of the world. */
export interface EnvelopeContext extends DecisionContext {
  readonly envelope: string;
  /** The other envelope that `open` (its parent) or `delegate` (who receives) names, as it stands. */
  readonly other?: Envelope;
  /** Whether the exercice that `open-payment-credits` names is closed. */
  readonly exerciceClosed?: boolean;
}

type EveryIntentPolicy = Policy<EnvelopeIntent, Envelope, EnvelopeContext>;
type OpeningPolicy = Policy<EnvelopeIntentFields<'open'>, Envelope, EnvelopeContext>;
type ChangePolicy<Name extends keyof typeof envelopeIntents> = Policy<
  EnvelopeIntentFields<Name>,
  OpenEnvelope,
  EnvelopeContext
>;

const roleOfPeople = theRoleMayOn('envelope', envelopeIntents);

/** People's intents go by role. What a commitment entails was judged where it began. */
export const theRoleMay: EveryIntentPolicy = (asked, state, context) =>
  isAskedByPeople(asked.intent) ? roleOfPeople(asked, state, context) : allowed;

/** An envelope exists before credits are given to it. A reservation alone may meet none: it is then refused on record. */
export const theEnvelopeExists: EveryIntentPolicy = ({ intent }, { status }, { envelope }) =>
  status === 'absent' && intent !== 'open' && intent !== 'reserve'
    ? refused(new NotFound('envelope', envelope))
    : allowed;

export const theStateTakesTheIntent: EveryIntentPolicy = theStateTakesTheIntentOn(
  'envelope',
  everyEnvelopeIntent,
);

/** Credits move by amounts above zero. */
export const theAmountIsSomething: EveryIntentPolicy = (asked) => {
  const amounts =
    asked.intent === 'delegate' || asked.intent === 'receive'
      ? [asked.authority, asked.paymentCredits?.amount]
      : ['amount' in asked ? asked.amount : undefined];
  return amounts.includes(noMoney) ? refused(new refusal.AmountMissing()) : allowed;
};

/** What every intent must satisfy, before its own rules. */
export const everyIntentPolicies = [
  theRoleMay,
  theEnvelopeExists,
  theStateTakesTheIntent,
  theAmountIsSomething,
];

/** `etat.fipd.2016`; or `etat.2016` for the whole of a funder, the parent of the others. */
export const theNameSaysWhatItHolds: OpeningPolicy = ({ funder, dispositif, year }, _, { envelope }) => {
  const expected = [`${funder}.${dispositif}.${year}`, `${funder}.${year}`];
  return expected.includes(envelope) ? allowed : refused(new refusal.NameMismatch(envelope, expected));
};

export const theParentExists: OpeningPolicy = ({ parent }, _, { other }) =>
  parent === undefined || other?.status === 'open' ? allowed : refused(new refusal.ParentUnknown(parent));

/** Credits are delegated within what one funder gives. */
export const theParentIsOfTheSameFunder: OpeningPolicy = ({ parent, funder }, _, { other }) =>
  parent === undefined || (other?.status === 'open' && other.funder === funder)
    ? allowed
    : refused(new refusal.ParentOfAnotherFunder(parent, funder));

export const openingPolicies = [theNameSaysWhatItHolds, theParentExists, theParentIsOfTheSameFunder];

/** R4: allocated ≤ voted + received − delegated, when authority is reduced. */
export const theReducedAuthorityIsNotAllocated: ChangePolicy<'reduce-authority'> = ({ amount }, state) =>
  amount <= unallocated(state.authority)
    ? allowed
    : refused(new refusal.InsufficientUnallocatedAuthority(amount, unallocated(state.authority)));

/** R4: allocated ≤ voted + received − delegated. */
export const theAllocationIsWithinTheAuthority: ChangePolicy<'allocate'> = ({ amount }, state) =>
  amount <= unallocated(state.authority)
    ? allowed
    : refused(new refusal.InsufficientUnallocatedAuthority(amount, unallocated(state.authority)));

/** An allocation is taken back from the operation that has it. */
export const theOperationHasAsMuch: ChangePolicy<'deallocate'> = ({ operation, amount }, { operations }) => {
  const allocated = operations.get(operation) ?? noMoney;
  return amount <= allocated
    ? allowed
    : refused(new refusal.OperationAllocatedLess(operation, amount, allocated));
};

/** R4: reserved + committed ≤ allocated. */
export const theAllocationIsNotInUse: ChangePolicy<'deallocate'> = ({ amount }, { authority }) =>
  amount <= availableAuthority(authority)
    ? allowed
    : refused(new refusal.AllocationInUse(amount, availableAuthority(authority)));

export const deallocationPolicies = [theOperationHasAsMuch, theAllocationIsNotInUse];

/** After its closing an exercice has no credits but those that its orders took. */
export const theExerciceIsNotClosed: ChangePolicy<'open-payment-credits'> = (
  { exercice },
  _,
  { exerciceClosed },
) => (exerciceClosed === true ? refused(new refusal.ExerciceIsClosed(exercice)) : allowed);

/** R4: what the orders of the exercice took stays covered. */
export const theReducedCreditsAreUnspent: ChangePolicy<'reduce-payment-credits'> = (
  { exercice, amount },
  state,
) => {
  const unspent = unspentCredits(creditsOf(state, exercice));
  return amount <= unspent
    ? allowed
    : refused(new refusal.InsufficientPaymentCredits(exercice, amount, unspent));
};

export const somethingIsDelegated: ChangePolicy<'delegate'> = ({ authority, paymentCredits }) =>
  authority === undefined && paymentCredits === undefined ? refused(new refusal.NothingDelegated()) : allowed;

/** Downwards to a child, or upwards to hand back; never sideways. */
export const theyAreParentAndChild: ChangePolicy<'delegate'> = ({ to }, { parent }, { envelope, other }) =>
  other?.status === 'open' && (other.parent === envelope || parent === to)
    ? allowed
    : refused(new refusal.NotParentAndChild(envelope, to));

/** R4: what is allocated here cannot be given away. */
export const theDelegatedAuthorityIsNotAllocated: ChangePolicy<'delegate'> = ({ authority }, state) =>
  authority === undefined || authority <= unallocated(state.authority)
    ? allowed
    : refused(new refusal.InsufficientUnallocatedAuthority(authority, unallocated(state.authority)));

/** R4: what the orders of the exercice took cannot be given away. */
export const theDelegatedCreditsAreUnspent: ChangePolicy<'delegate'> = ({ paymentCredits }, state) => {
  if (paymentCredits === undefined) return allowed;
  const { exercice, amount } = paymentCredits;
  const unspent = unspentCredits(creditsOf(state, exercice));
  return amount <= unspent
    ? allowed
    : refused(new refusal.InsufficientPaymentCredits(exercice, amount, unspent));
};

export const delegationPolicies = [
  somethingIsDelegated,
  theyAreParentAndChild,
  theDelegatedAuthorityIsNotAllocated,
  theDelegatedCreditsAreUnspent,
];
