import { type Policy, allowed, refused } from '@jalon/kernel';
import type { DecisionContext } from '../../context.ts';
import { NotFound } from '../../intents.errors.ts';
import {
  theRoleMay as theRoleMayOn,
  theStateTakesTheIntent as theStateTakesTheIntentOn,
} from '../../intents.policies.ts';
import { type ExtractIntent, extractIntents } from './extract.commands.ts';
import { CorrectsItself, PeriodReversed } from './extract.errors.ts';
import type { AccountantExtract, ExtractStatus } from './extract.state.ts';

type ExtractPolicy = Policy<ExtractIntent, AccountantExtract, DecisionContext>;

export const theRoleMay: ExtractPolicy = theRoleMayOn<ExtractStatus>('extract', extractIntents);

export const theExtractExists: ExtractPolicy = ({ intent }, { status }) =>
  status === 'absent' && intent !== 'receive' ? refused(new NotFound('extract', intent)) : allowed;

export const theStateTakesTheIntent: ExtractPolicy = theStateTakesTheIntentOn<ExtractStatus>(
  'extract',
  extractIntents,
);

export const thePeriodHasAnOrder: ExtractPolicy = (asked) =>
  asked.intent === 'receive' && asked.period !== undefined && asked.period.until < asked.period.from
    ? refused(new PeriodReversed(asked.period.from, asked.period.until))
    : allowed;

/** The same file again is the same extract: it corrects nothing. */
export const anExtractCorrectsAnother: ExtractPolicy = (asked) =>
  asked.intent === 'receive' && asked.corrects === asked.extract
    ? refused(new CorrectsItself(asked.extract))
    : allowed;

export const extractPolicies = [
  theRoleMay,
  theExtractExists,
  theStateTakesTheIntent,
  thePeriodHasAnOrder,
  anExtractCorrectsAnother,
];
