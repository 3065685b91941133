import { type Cents, type Decision, firstRefusal, noMoney } from '@jalon/kernel';
import type { EnvelopeIntentFields } from '../envelope.commands.ts';
import { availableAuthority, creditsOf, stillToOrder, unspentCredits } from '../envelope-figures.state.ts';
import { holdingOf } from '../envelope-holdings.state.ts';
import type { EnvelopeEvent } from '../envelope.events.ts';
import type { EnvelopeContext } from '../envelope.policies.ts';
import type { Envelope, OpenEnvelope } from '../envelope.state.ts';
import type { consumptionIntents } from './consumption.commands.ts';
import { OrderUnknown } from './consumption.errors.ts';
import {
  commitmentPolicies,
  orderPolicies,
  theLineHasNoReservation,
  theOrderTookCredits,
  theRemainderIsCommitted,
  theReservationIsKnown,
} from './consumption.policies.ts';

type Names = keyof typeof consumptionIntents;

/** What each intent that another subject entails leads to. */
export type ConsumptionDecisions = {
  readonly [Name in Exclude<Names, 'reserve'>]: (
    asked: EnvelopeIntentFields<Name>,
    state: OpenEnvelope,
    context: EnvelopeContext,
  ) => Decision<EnvelopeEvent>;
};

/** How a reservation ends: with a rank, or for lack of authority with what there was. In cents. */
export type ReservationOutcome =
  | { readonly kind: 'reserved'; readonly rank: number }
  | { readonly kind: 'denied'; readonly available: Cents };

/**
 * What `reserve` will record on this state: the commitment writes the same in the same append. An envelope that nobody
 * opened has no authority.
 */
export function reservationOutcome(envelope: Envelope, amount: Cents): ReservationOutcome {
  if (envelope.status === 'absent') return { kind: 'denied', available: noMoney };
  const available = availableAuthority(envelope.authority);
  return amount <= available ? { kind: 'reserved', rank: envelope.ranks + 1 } : { kind: 'denied', available };
}

/** A reservation is taken on an envelope that was never opened too: a line was granted, somebody must hear of it. */
export function decideReservation(
  { commitment, amount }: EnvelopeIntentFields<'reserve'>,
  state: Envelope,
  context: EnvelopeContext,
): Decision<EnvelopeEvent> {
  const refusal = state.status === 'open' && theLineHasNoReservation({ commitment, amount }, state, context);
  if (refusal) return refusal;
  const outcome = reservationOutcome(state, amount);
  return outcome.kind === 'reserved'
    ? [{ type: 'CreditReserved', data: { commitment, amount, rank: outcome.rank } }]
    : [
        {
          type: 'CreditReservationRefused',
          data: { commitment, amount, available: outcome.available },
        },
      ];
}

export const consumptionDecisions: ConsumptionDecisions = {
  'release-reservation': (asked, state, context) =>
    theReservationIsKnown(asked, state, context) ?? [{ type: 'CreditReservationReleased', data: asked }],

  'commit-authority': (asked, state, context) =>
    firstRefusal(commitmentPolicies, asked, state, context) ?? [{ type: 'AuthorityCommitted', data: asked }],

  decommit: (asked, state, context) =>
    theRemainderIsCommitted(asked, state, context) ?? [{ type: 'AuthorityDecommitted', data: asked }],

  'consume-payment-credits': (asked, state, context) =>
    firstRefusal(orderPolicies, asked, state, context) ?? [{ type: 'PaymentCreditsConsumed', data: asked }],

  'restore-payment-credits'({ commitment, order, reason }, state, context) {
    const refusal = theOrderTookCredits({ commitment, order, reason }, state, context);
    const taken = holdingOf(state.holdings, commitment).orders.get(order);
    if (refusal || taken === undefined) return refusal ?? new OrderUnknown(commitment, order);
    return [{ type: 'PaymentCreditsRestored', data: { commitment, order, reason, ...taken } }];
  },

  receive: ({ giver, act, authority, paymentCredits }) => [
    ...(authority === undefined
      ? []
      : [{ type: 'AuthorityReceived' as const, data: { amount: authority, act, from: giver } }]),
    ...(paymentCredits === undefined
      ? []
      : [{ type: 'PaymentCreditsReceived' as const, data: { ...paymentCredits, act, from: giver } }]),
  ],

  'end-exercice'({ exercice, act }, state) {
    const unspent = unspentCredits(creditsOf(state, exercice));
    const carried = Math.min(unspent, stillToOrder(state)) as Cents; // of two amounts in cents
    const lapsed = (unspent - carried) as Cents;
    return [
      ...(carried === 0
        ? []
        : [
            {
              type: 'PaymentCreditsCarriedOver' as const,
              data: { amount: carried, act, from: exercice, to: exercice + 1 },
            },
          ]),
      ...(lapsed === 0
        ? []
        : [{ type: 'PaymentCreditsLapsed' as const, data: { exercice, amount: lapsed } }]),
    ];
  },
};
