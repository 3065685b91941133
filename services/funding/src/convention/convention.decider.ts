import { type Decider, type Decision, firstRefusal } from '@jalon/kernel';
import type { ConventionIntent } from './convention.commands.ts';
import type { ConventionEvent } from './convention.events.ts';
import { groundsOf } from './convention-grounds.ts';
import {
  type ConventionContext,
  amendmentPolicies,
  draftPolicies,
  everyIntentPolicies,
  namingPolicies,
  schedulePolicies,
  theScheduleIsNotSignedYet,
} from './convention.policies.ts';
import {
  type Convention,
  type DraftedConvention,
  evolveConvention,
  noConvention,
} from './convention.state.ts';

/** The convention of a dossier. */
export const conventionDecider: Decider<Convention, ConventionIntent, ConventionEvent, ConventionContext> = {
  initialState: noConvention,
  evolve: evolveConvention,
  decide(asked, state, context) {
    const refusal = firstRefusal(everyIntentPolicies, asked, state, context);
    if (refusal) return refusal;
    if (asked.intent === 'draft') return draft(asked, state, context);
    if (asked.intent === 'sign') return sign(asked, state, context);
    // Only what is above or heard is asked of a convention that does not exist: theConventionExists refused the others.
    if (state.status === 'absent') return [];
    switch (asked.intent) {
      case 'agree-schedule': {
        const { payments } = asked;
        return (
          firstRefusal([theScheduleIsNotSignedYet, ...schedulePolicies], asked, state, context) ?? [
            { type: 'ScheduleAgreed', data: { payments } },
          ]
        );
      }
      case 'amend': {
        const { intent: _, ...amendment } = asked;
        return (
          firstRefusal(schedulePolicies, asked, state, context) ??
          firstRefusal(amendmentPolicies, asked, state, context) ?? [
            { type: 'ConventionAmended', data: amendment },
          ]
        );
      }
      case 'hear-withdrawal':
        if (state.status === 'abandoned') return [];
        return [{ type: 'ConventionAbandoned', data: { reason: asked.reason } }];
      case 'abandon':
        return [{ type: 'ConventionAbandoned', data: { reason: asked.reason } }];
    }
  },
};

type Asked<Name extends ConventionIntent['intent']> = Extract<ConventionIntent, { readonly intent: Name }>;

/** Drafting what is drafted or signed already changes nothing: a decision may be notified twice. */
function draft(
  asked: Asked<'draft'>,
  state: Convention,
  context: ConventionContext,
): Decision<ConventionEvent> {
  const refusal = firstRefusal(draftPolicies, asked, state, context);
  if (refusal) return refusal;
  return isDrafted(state, context) ? [] : drafted(asked.cause, state, context);
}

/** A signature is a fact that programmation tells: what it covers and was not drafted is drafted by it. */
function sign(
  asked: Asked<'sign'>,
  state: Convention,
  context: ConventionContext,
): Decision<ConventionEvent> {
  const refusal = firstRefusal(namingPolicies, asked, state, context);
  if (refusal) return refusal;
  const { intent: _, ...signature } = asked;
  const isKnown =
    state.status !== 'absent' && state.signatures.some(({ reference }) => reference === asked.reference);
  if (isKnown) return [];
  const cause = isUnderway(state) ? state.cause : 'signature';
  return [
    ...(isDrafted(state, context) ? [] : drafted(cause, state, context)),
    { type: 'ConventionSignedByAll', data: signature },
  ];
}

type Underway = Exclude<Convention, { readonly status: 'absent' | 'abandoned' }>;

function isUnderway(state: Convention): state is Underway {
  return state.status !== 'absent' && state.status !== 'abandoned';
}

/** Whether all that is named is drafted, at the amounts that the grants have today. */
function isDrafted(state: Convention, { named }: ConventionContext): boolean {
  return (
    isUnderway(state) &&
    named.every(({ commitment, amount }) =>
      state.commitments.some((one) => one.commitment === commitment && one.amount === amount),
    )
  );
}

/** The draft of what is named beside what was drafted before, with its grounds as they stand. */
function drafted(
  cause: DraftedConvention['cause'],
  state: Convention,
  { dossier, named, record, rules, today: draftedOn }: ConventionContext,
): readonly ConventionEvent[] {
  const [first] = named;
  // theCommitmentsExist and the schema of the intent: at least one is named and exists.
  if (first === undefined) return [];
  const { id, name } = first.beneficiary;
  const before = isUnderway(state) ? state.commitments : [];
  const ids = new Set(named.map(({ commitment }) => commitment));
  const commitments = [
    ...before.filter(({ commitment }) => !ids.has(commitment)),
    ...named.map(({ commitment, funder, year, amount, nature }) => ({
      commitment,
      funder,
      year,
      amount,
      nature,
    })),
  ];
  const grounds = [...groundsOf(first.beneficiary, commitments, record, rules)];
  const data = { dossier, beneficiary: { id, name }, cause, commitments, grounds, draftedOn };
  return [{ type: 'ConventionDrafted', data }];
}
