import { type Policy, allowed, refused } from '@jalon/kernel';
import type { DecisionContext } from '../context.ts';
import { NotFound } from '../intents.errors.ts';
import { theRoleMay, theStateTakesTheIntent } from '../intents.policies.ts';
import {
  type ConventionIntent,
  type ConventionIntentFields,
  conventionIntentRow,
  conventionIntents,
} from './convention.commands.ts';
import * as refusal from './convention.errors.ts';
import type { ScheduledPayment } from './convention.events.ts';
import { type GrantGiven, groundsOf } from './convention-grounds.ts';
import { wholeGrantBp } from './convention-schedule.ts';
import type { Convention, ConventionTerms } from './convention.state.ts';

/** What a convention's decider is told of the world. */
export interface ConventionContext extends DecisionContext {
  readonly dossier: string;
  /** Of the commitments that the intent names, those that exist. */
  readonly named: readonly GrantGiven[];
  /** Everything that their beneficiaries were granted (R8). */
  readonly record: readonly GrantGiven[];
}

type IntentPolicy = Policy<ConventionIntent, Convention, ConventionContext>;
type Naming = { readonly commitments: readonly string[] };
type NamingPolicy = Policy<Naming, Convention, ConventionContext>;
type DraftPolicy = Policy<ConventionIntentFields<'draft'>, Convention, ConventionContext>;
type SchedulePolicy = Policy<
  { readonly payments: readonly ScheduledPayment[] },
  ConventionTerms,
  ConventionContext
>;
type AmendPolicy = Policy<ConventionIntentFields<'amend'>, ConventionTerms, ConventionContext>;

/** A convention exists before anything is asked of it but what drafts it, or is heard of its dossier. */
export const theConventionExists: IntentPolicy = ({ intent }, { status }, { dossier }) =>
  status === 'absent' && !conventionIntentRow(intent).from.includes('absent')
    ? refused(new NotFound('convention', dossier))
    : allowed;

/** What every intent must satisfy, before its own rules. */
export const everyIntentPolicies: readonly IntentPolicy[] = [
  theRoleMay('convention', conventionIntents),
  theConventionExists,
  theStateTakesTheIntent('convention', conventionIntents),
];

/** A convention is drafted upon commitments that were opened. */
export const theCommitmentsExist: NamingPolicy = ({ commitments }, _, { named }) => {
  const unknown = commitments.filter((id) => !named.some(({ commitment }) => commitment === id));
  return unknown.length === 0 ? allowed : refused(new refusal.UnknownCommitment(unknown));
};

export const theCommitmentsAreOfTheDossier: NamingPolicy = (_, __, { dossier, named }) => {
  const others = named.filter((grant) => grant.dossier !== dossier).map(({ commitment }) => commitment);
  return others.length === 0 ? allowed : refused(new refusal.CommitmentOfAnotherDossier(dossier, others));
};

/** The parties of a convention: its beneficiary is one body, the same from draft to draft. */
export const theBeneficiaryIsOne: NamingPolicy = (_, state, { named }) => {
  const bodies = new Set(named.map(({ beneficiary }) => beneficiary.id));
  if (state.status !== 'absent' && state.status !== 'abandoned') bodies.add(state.beneficiary.id);
  return bodies.size <= 1 ? allowed : refused(new refusal.SeveralBeneficiaries([...bodies].sort()));
};

/** What is asked of commitments that a draft or a signature names. */
export const namingPolicies = [theCommitmentsExist, theCommitmentsAreOfTheDossier, theBeneficiaryIsOne];

/** R7, R8, R9: whoever says that the threshold imposes it is right; otherwise they say why they want one. */
export const aConventionIsImposed: DraftPolicy = ({ cause }, _, { named, record, rules }) => {
  const [first] = named;
  if (cause !== 'threshold' || first === undefined) return allowed;
  const { beneficiary } = first;
  return groundsOf(beneficiary, named, record, rules).length > 0
    ? allowed
    : refused(new refusal.ConventionNotImposed(rules.conventionAbove, beneficiary.legalForm));
};

export const draftPolicies = [...namingPolicies, aConventionIsImposed];

export const theSharesMakeTheWhole: SchedulePolicy = ({ payments }) => {
  const total = shareOf(payments);
  return total === wholeGrantBp ? allowed : refused(new refusal.SharesNotWhole(total));
};

/** An advance is paid before the action: nothing is paid before it. */
export const anAdvanceComesFirst: SchedulePolicy = ({ payments }) => {
  const place = payments.findIndex(({ kind }, nth) => kind === 'advance' && nth > 0);
  return place === -1 ? allowed : refused(new refusal.AdvanceNotFirst(place + 1));
};

/** The balance is what is left when the action is done and its costs are known: one, at the end. */
export const theBalanceComesLast: SchedulePolicy = ({ payments }) =>
  payments.findIndex(({ kind }) => kind === 'balance') === payments.length - 1
    ? allowed
    : refused(new refusal.BalanceNotLast(payments.map(({ kind }) => kind)));

export const theDaysGoForward: SchedulePolicy = ({ payments }) => {
  const days = payments.map(({ expectedOn }) => expectedOn).filter((day) => day !== undefined);
  for (const [nth, day] of days.entries()) {
    const before = days[nth - 1];
    if (before !== undefined && day < before) return refused(new refusal.ScheduleReversed(day, before));
  }
  return allowed;
};

/** R17: the State pays an investment no more than a share in advance, and no more than another before the balance. */
export const investmentOfTheStateIsCapped: SchedulePolicy = ({ payments }, { commitments }, { rules }) => {
  if (!commitments.some(({ funder, nature }) => funder === 'etat' && nature === 'investment')) return allowed;
  const advance = shareOf(payments.filter(({ kind }) => kind === 'advance'));
  if (advance > rules.investmentAdvanceBp) {
    return refused(new refusal.InvestmentCapExceeded('advance', advance, rules.investmentAdvanceBp));
  }
  const before = shareOf(payments.filter(({ kind }) => kind !== 'balance'));
  return before <= rules.investmentBeforeBalanceBp
    ? allowed
    : refused(new refusal.InvestmentCapExceeded('before-balance', before, rules.investmentBeforeBalanceBp));
};

/** What any schedule must satisfy, agreed first or amended. */
export const schedulePolicies = [
  theSharesMakeTheWhole,
  anAdvanceComesFirst,
  theBalanceComesLast,
  theDaysGoForward,
  investmentOfTheStateIsCapped,
];

/** A schedule that was signed is changed by an amendment alone. */
export const theScheduleIsNotSignedYet: SchedulePolicy = (_, { inForce, signatures }) => {
  const signed = signatures.at(-1);
  return signed === undefined || inForce.length === 0
    ? allowed
    : refused(new refusal.ScheduleAlreadySigned(signed.reference));
};

export const theAmendmentFollowsTheSignature: AmendPolicy = ({ signedOn }, { signatures, amendments }) => {
  const last = [...signatures, ...amendments]
    .map((act) => act.signedOn)
    .sort()
    .at(-1);
  return last === undefined || signedOn >= last
    ? allowed
    : refused(new refusal.AmendmentBeforeSignature(signedOn, last));
};

export const theAmendmentIsNotInTheFuture: AmendPolicy = ({ signedOn }, _, { today }) =>
  signedOn <= today ? allowed : refused(new refusal.AmendmentInTheFuture(signedOn, today));

export const theReferenceIsNew: AmendPolicy = ({ reference }, { signatures, amendments }) =>
  [...signatures, ...amendments].some((act) => act.reference === reference)
    ? refused(new refusal.ReferenceTaken(reference))
    : allowed;

export const amendmentPolicies = [
  theAmendmentFollowsTheSignature,
  theAmendmentIsNotInTheFuture,
  theReferenceIsNew,
];

function shareOf(payments: readonly ScheduledPayment[]): number {
  return payments.reduce((total, { shareBp }) => total + shareBp, 0);
}
