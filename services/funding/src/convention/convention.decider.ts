import { type Decider, type Decision, firstRefusal } from '@jalon/kernel';
import type { ConventionIntent, ConventionIntentFields } from './convention.commands.ts';
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
    // The two above alone are asked of a convention that does not exist: theConventionExists refused the others.
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
  if (state.status !== 'absent' && state.status !== 'abandoned' && covers(state, asked)) return [];
  return drafted(asked.cause, state, context);
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
  const isDrafted = state.status !== 'absent' && state.status !== 'abandoned' && covers(state, asked);
  return [
    ...(isDrafted ? [] : drafted('signature', state, context)),
    { type: 'ConventionSignedByAll', data: signature },
  ];
}

function covers(
  { commitments }: Pick<DraftedConvention, 'commitments'>,
  asked: Pick<ConventionIntentFields<'sign'>, 'commitments'>,
): boolean {
  return asked.commitments.every((id) => commitments.some(({ commitment }) => commitment === id));
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
  const before = state.status === 'absent' || state.status === 'abandoned' ? [] : state.commitments;
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
