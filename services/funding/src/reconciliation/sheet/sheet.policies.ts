import { type Policy, allowed, refused } from '@jalon/kernel';
import type { DecisionContext } from '../../context.ts';
import { NotFound } from '../../intents.errors.ts';
import {
  theRoleMay as theRoleMayOn,
  theStateTakesTheIntent as theStateTakesTheIntentOn,
} from '../../intents.policies.ts';
import { lineIntents } from './sheet.commands.ts';
import * as refusal from './sheet.errors.ts';
import { type LineFile, type LineStatus, proposedOrder } from './sheet.state.ts';

/** What is wanted of one line, as its rules look at it. */
export interface LineAsked {
  readonly intent: keyof typeof lineIntents;
  readonly how?: 'bulk' | 'single';
  readonly order?: string;
}

/** One line, or the place where it should be. */
export type LineInQuestion = LineFile | { readonly status: 'unknown' };

/** What the rules of a line are told of the world. */
export interface LineContext extends DecisionContext {
  readonly key: string;
  /** For `assign`: what the order is, when there is one. */
  readonly orderKind?: 'payment-order' | 'recovery-order' | undefined;
  /** For `accept`: the order on which the line's money is recorded already, if it is. */
  readonly recordedOn?: string | undefined;
}

type EveryLinePolicy = Policy<LineAsked, LineInQuestion, LineContext>;
type LinePolicy = Policy<LineAsked, LineFile, LineContext>;

export const theRoleMay: EveryLinePolicy = theRoleMayOn<LineStatus>('extract-line', lineIntents);

export const theLineIsOnTheSheet: EveryLinePolicy = (_, { status }, { key }) =>
  status === 'unknown' ? refused(new NotFound('extract-line', key)) : allowed;

export const theStateTakesTheIntent: EveryLinePolicy = theStateTakesTheIntentOn<LineStatus>(
  'extract-line',
  lineIntents,
);

/** What every intent must satisfy, before its own rules. */
export const everyIntentPolicies = [theRoleMay, theLineIsOnTheSheet, theStateTakesTheIntent];

export const anOrderIsProposed: LinePolicy = (_, file, { key }) =>
  proposedOrder(file) === undefined ? refused(new refusal.NothingProposed(key)) : allowed;

/** A double and an over-payment settle nothing; a person who knows better chooses another order first. */
export const thereIsSomethingToSettle: LinePolicy = (_, { verdict, assigned }, { key }) =>
  assigned === undefined && (verdict?.state === 'duplicate' || verdict?.state === 'over-paid')
    ? refused(new refusal.NothingToSettle(key, verdict.state, verdict.reasons))
    : allowed;

export const whatIsAcceptedInBulkIsExact: LinePolicy = ({ how }, { verdict, assigned }, { key }) =>
  how === 'bulk' && (assigned !== undefined || verdict?.exact !== true)
    ? refused(new refusal.NotExact(key, verdict?.reasons ?? []))
    : allowed;

/** A line's money goes to one order, whatever was cut short before. */
export const theLineIsRecordedNowhereElse: LinePolicy = (_, file, { key, recordedOn }) =>
  recordedOn === undefined || recordedOn === proposedOrder(file)
    ? allowed
    : refused(new refusal.RecordedElsewhere(key, recordedOn));

export const acceptPolicies = [
  anOrderIsProposed,
  thereIsSomethingToSettle,
  whatIsAcceptedInBulkIsExact,
  theLineIsRecordedNowhereElse,
];

export const theOrderSuitsTheLine: LinePolicy = ({ order = '' }, { line }, { orderKind }) =>
  orderKind === (line.kind === 'recovery' ? 'recovery-order' : 'payment-order')
    ? allowed
    : refused(new refusal.OrderUnknown(order, line.kind));
