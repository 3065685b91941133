import { type Policy, allowed, refused } from '@jalon/kernel';
import type { DecisionContext } from '../context.ts';
import { NotFound } from '../intents.errors.ts';
import { theRoleMay, theStateTakesTheIntent } from '../intents.policies.ts';
import {
  type TaxAbatementIntent,
  type TaxAbatementIntentFields,
  taxAbatementIntents,
} from './tax-abatement.commands.ts';
import * as refusal from './tax-abatement.errors.ts';
import { type TaxAbatement, valuedOf, yearOf } from './tax-abatement.state.ts';

/** What a convention's decider is told of the world. */
export interface TaxAbatementContext extends DecisionContext {
  readonly convention: string;
}

type Rule<Fields> = Policy<Fields, TaxAbatement, TaxAbatementContext>;
type AboutAYear = Exclude<TaxAbatementIntent, { readonly intent: 'sign' }>;

/** A convention is signed before anything is asked of it. */
export const theConventionExists: Rule<TaxAbatementIntent> = ({ intent }, { status }, { convention }) =>
  status === 'absent' && intent !== 'sign' ? refused(new NotFound('tax-abatement', convention)) : allowed;

/** What every intent must satisfy, before its own rules. */
export const everyIntentPolicies: readonly Rule<TaxAbatementIntent>[] = [
  theRoleMay('tax-abatement', taxAbatementIntents),
  theConventionExists,
  theStateTakesTheIntent('tax-abatement', taxAbatementIntents),
];

/** R22: city, landlord and State sign, once each. */
export const theThreePartiesSign: Rule<TaxAbatementIntentFields<'sign'>> = ({ signatories }) => {
  const parties = signatories.map(({ party }) => party).sort();
  return parties.join() === 'city,landlord,state'
    ? allowed
    : refused(new refusal.SignatoriesMissing(parties));
};

/** Nobody signs a convention for two parties. */
export const nobodySignsForTwo: Rule<TaxAbatementIntentFields<'sign'>> = ({ signatories }) => {
  const people = signatories.map(({ person }) => person.id);
  const twice = people.find((person, index) => people.indexOf(person) !== index);
  return twice === undefined ? allowed : refused(new refusal.SignsForTwo(twice));
};

export const theYearsGoForward: Rule<TaxAbatementIntentFields<'sign'>> = ({ firstYear, lastYear }) =>
  firstYear <= lastYear ? allowed : refused(new refusal.YearsReversed(firstYear, lastYear));

export const signingPolicies = [theThreePartiesSign, nobodySignsForTwo, theYearsGoForward];

/** The year is one of the convention's. */
export const theYearIsCovered: Rule<AboutAYear> = ({ year }, state) =>
  state.status === 'absent' || (state.firstYear <= year && year <= state.lastYear)
    ? allowed
    : refused(new refusal.YearNotCovered(year, state.firstYear, state.lastYear));

/** From where each intent takes a year; `none` is a year of which nothing is known. */
const takenFrom: Readonly<Record<AboutAYear['intent'], readonly string[]>> = {
  'plan-year': ['none', 'planned'],
  'submit-balance': ['none', 'planned', 'returned'],
  'sign-balance': ['submitted'],
  'return-balance': ['submitted'],
};

/** A sheet is planned, submitted, signed, in that order; a validated one is final. */
export const theYearTakesTheIntent: Rule<AboutAYear> = ({ intent, year }, state) => {
  const status = yearOf(state, year)?.status ?? 'none';
  return takenFrom[intent].includes(status)
    ? allowed
    : refused(new refusal.YearNotReady(year, status, intent));
};

export const everyYearPolicies = [theYearIsCovered, theYearTakesTheIntent];

type Signing = TaxAbatementIntentFields<'sign-balance'>;

/** Each party signs a balance sheet once. */
export const thePartySignsOnce: Rule<Signing> = ({ year, party }, state) =>
  signaturesOf(state, year).some((signature) => signature.party === party)
    ? refused(new refusal.PartySignedAlready(party))
    : allowed;

/** Three parties are three persons. */
export const theSignatoryIsNew: Rule<Signing> = ({ year, person }, state) =>
  signaturesOf(state, year).some((signature) => signature.person.id === person.id)
    ? refused(new refusal.SignsForTwo(person.id))
    : allowed;

/** R22: the valued expenses cover the tax saving; a sheet that does not is signed with a reservation only. */
export const theExpensesCoverTheSaving: Rule<Signing> = ({ year, reservation }, state) => {
  const sheet = yearOf(state, year);
  return sheet === undefined || reservation !== undefined || valuedOf(sheet) >= sheet.saving
    ? allowed
    : refused(new refusal.SavingNotCovered(sheet.saving, valuedOf(sheet)));
};

export const signaturePolicies = [thePartySignsOnce, theSignatoryIsNew, theExpensesCoverTheSaving];

function signaturesOf(state: TaxAbatement, year: number) {
  const sheet = yearOf(state, year);
  return sheet?.status === 'submitted' ? sheet.signatures : [];
}
