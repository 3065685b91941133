import { type Decider, type Decision, firstRefusal } from '@jalon/kernel';
import { consumptionDecisions, decideReservation } from './consumption/consumption.decider.ts';
import type { EnvelopeIntent, EnvelopeIntentFields, envelopeIntents } from './envelope.commands.ts';
import type { EnvelopeEvent } from './envelope.events.ts';
import {
  type EnvelopeContext,
  deallocationPolicies,
  delegationPolicies,
  everyIntentPolicies,
  openingPolicies,
  theAllocationIsWithinTheAuthority,
  theExerciceIsNotClosed,
  theReducedAuthorityIsNotAllocated,
  theReducedCreditsAreUnspent,
} from './envelope.policies.ts';
import { type Envelope, type OpenEnvelope, evolveEnvelope, noEnvelope } from './envelope.state.ts';

type CreditDecisions = {
  readonly [Name in Exclude<keyof typeof envelopeIntents, 'open'>]: (
    fields: EnvelopeIntentFields<Name>,
    state: OpenEnvelope,
    context: EnvelopeContext,
  ) => Decision<EnvelopeEvent>;
};

/** How credits are given and taken back. */
const creditDecisions: CreditDecisions = {
  'vote-authority': (fields) => [{ type: 'AuthorityVoted', data: fields }],

  'reduce-authority': (fields, state, context) =>
    theReducedAuthorityIsNotAllocated(fields, state, context) ?? [{ type: 'AuthorityReduced', data: fields }],

  allocate: (fields, state, context) =>
    theAllocationIsWithinTheAuthority(fields, state, context) ?? [
      { type: 'AuthorityAllocated', data: fields },
    ],

  deallocate: (fields, state, context) =>
    firstRefusal(deallocationPolicies, fields, state, context) ?? [
      { type: 'AuthorityDeallocated', data: fields },
    ],

  'open-payment-credits': (fields, state, context) =>
    theExerciceIsNotClosed(fields, state, context) ?? [{ type: 'PaymentCreditsOpened', data: fields }],

  'reduce-payment-credits': (fields, state, context) =>
    theReducedCreditsAreUnspent(fields, state, context) ?? [{ type: 'PaymentCreditsReduced', data: fields }],

  delegate(fields, state, context) {
    const refusal = firstRefusal(delegationPolicies, fields, state, context);
    if (refusal) return refusal;
    const { to, act, authority, paymentCredits } = fields;
    return [
      ...(authority === undefined
        ? []
        : [{ type: 'AuthorityDelegated' as const, data: { amount: authority, act, to } }]),
      ...(paymentCredits === undefined
        ? []
        : [{ type: 'PaymentCreditsDelegated' as const, data: { ...paymentCredits, act, to } }]),
    ];
  },
};

const decisions = { ...creditDecisions, ...consumptionDecisions };

type AnyDecision = (
  fields: Omit<EnvelopeIntent, 'intent'>,
  state: OpenEnvelope,
  context: EnvelopeContext,
) => Decision<EnvelopeEvent>;

function decideEnvelope(
  asked: EnvelopeIntent,
  state: Envelope,
  context: EnvelopeContext,
): Decision<EnvelopeEvent> {
  const refusal = firstRefusal(everyIntentPolicies, asked, state, context);
  if (refusal) return refusal;
  if (asked.intent === 'open') {
    const { intent: _, ...terms } = asked;
    return (
      firstRefusal(openingPolicies, terms, state, context) ?? [
        { type: 'EnvelopeOpened', data: { envelope: context.envelope, ...terms } },
      ]
    );
  }
  if (asked.intent === 'reserve') {
    const { intent: _, ...wanted } = asked;
    return decideReservation(wanted, state, context);
  }
  const { intent, ...fields } = asked;
  // The table's types hold each decision to its own fields; theEnvelopeExists has just checked the state.
  return (decisions[intent] as AnyDecision)(fields, state as OpenEnvelope, context);
}

/** An envelope: the authority to commit and the payment credits of one funder, dispositif and year (R4). */
export const envelopeDecider: Decider<Envelope, EnvelopeIntent, EnvelopeEvent, EnvelopeContext> = {
  initialState: noEnvelope,
  evolve: evolveEnvelope,
  decide: decideEnvelope,
};
