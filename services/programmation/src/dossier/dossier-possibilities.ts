import { type Policy, firstRefusal, isRefusal } from '@jalon/kernel';
import {
  noNewGrantWhileAReportIsOverdue,
  somethingIsGranted,
  theDeciderIsNotTheProposer,
} from './decision/decision.policies.ts';
import { draftPolicies } from './deposit/deposit.policies.ts';
import {
  type DossierIntent,
  type DossierIntentName,
  dossierIntentRow,
  possibleIntents,
} from './dossier.commands.ts';
import type { DossierContext } from './dossier.context.ts';
import { decideDossier } from './dossier.decider.ts';
import { porteurOf } from './dossier.policies.ts';
import type { Deposited, Dossier } from './dossier.state.ts';
import type { Asker } from './dossier-world.ts';
import { theActionIsNotOver } from './execution/execution.policies.ts';
import { nothingIsDecidedYet } from './exits/exits.policies.ts';
import { noPaymentWasOrdered } from './funding/funding.policies.ts';

/** What a person could do now, and what a rule would refuse them whatever they wrote. */
export interface Possibility {
  readonly intent: DossierIntentName;
  readonly summary: string;
  readonly possible: boolean;
  readonly code?: string;
  readonly rule?: string;
  readonly sentence?: string;
}

type StandingRule = Policy<unknown, Deposited, DossierContext>;

/** The rules that depend on the dossier, the person and the day alone, not on what is written in the intent. */
const standing: Partial<Record<DossierIntentName, readonly StandingRule[]>> = {
  'grant-line': [theDeciderIsNotTheProposer, noNewGrantWhileAReportIsOverdue],
  'refuse-line': [theDeciderIsNotTheProposer],
  'grant-extension': [somethingIsGranted, theActionIsNotOver],
  'declare-non-completion': [somethingIsGranted],
  'close-without-follow-up': [nothingIsDecidedYet],
  withdraw: [noPaymentWasOrdered],
  reopen: [noPaymentWasOrdered],
};

/** The intents open over HTTP to a person on a dossier, in the order of its life. */
export function askable(state: Dossier, { role, organisation }: Asker): readonly DossierIntentName[] {
  if (role === 'porteur' && porteurOf(state) !== organisation) return [];
  return possibleIntents[state.status].filter((name) => {
    const row = dossierIntentRow(name);
    return row.internal === undefined && row.roles.some((allowed) => allowed === role);
  });
}

/** Says beforehand whether a rule refuses the intent. */
export function possibilityOf(name: DossierIntentName, state: Dossier, context: DossierContext): Possibility {
  const { summary } = dossierIntentRow(name);
  const refusal = foreseen(name, state, context);
  if (!refusal) return { intent: name, summary, possible: true };
  const { code, rule, message: sentence } = refusal;
  return { intent: name, summary, possible: false, code, ...(rule !== undefined && { rule }), sentence };
}

function foreseen(name: DossierIntentName, state: Dossier, context: DossierContext) {
  if (name === 'submit') return firstRefusal(draftPolicies, undefined, state, context);
  if (asksNothing(name)) {
    // An intent without obligatory field is whole by its name.
    const decision = decideDossier({ intent: name } as DossierIntent, state, context);
    return isRefusal(decision) ? decision : undefined;
  }
  const rules = standing[name];
  return rules && 'file' in state ? firstRefusal(rules, undefined, state, context) : undefined;
}

function asksNothing(name: DossierIntentName): boolean {
  return dossierIntentRow(name).schema.safeParse({}).success;
}
