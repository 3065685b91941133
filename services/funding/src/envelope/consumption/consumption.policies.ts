import { type Policy, allowed, cents, refused } from '@jalon/kernel';
import type { EnvelopeIntentFields } from '../envelope.commands.ts';
import { InsufficientPaymentCredits } from '../envelope.errors.ts';
import { availableAuthority, creditsOf, unspentCredits } from '../envelope-figures.state.ts';
import { holdingOf } from '../envelope-holdings.state.ts';
import type { EnvelopeContext } from '../envelope.policies.ts';
import type { OpenEnvelope } from '../envelope.state.ts';
import type { consumptionIntents } from './consumption.commands.ts';
import * as refusal from './consumption.errors.ts';

type ConsumptionPolicy<Name extends keyof typeof consumptionIntents> = Policy<
  EnvelopeIntentFields<Name>,
  OpenEnvelope,
  EnvelopeContext
>;

/** A line has one reservation at a time. */
export const theLineHasNoReservation: ConsumptionPolicy<'reserve'> = ({ commitment }, { holdings }) => {
  const { reserved } = holdingOf(holdings, commitment);
  return reserved === 0 ? allowed : refused(new refusal.AlreadyReserved(commitment, reserved));
};

export const theReservationIsKnown: ConsumptionPolicy<'release-reservation'> = (
  { commitment, amount },
  { holdings },
) => {
  const { reserved } = holdingOf(holdings, commitment);
  return amount <= reserved ? allowed : refused(new refusal.ReservationUnknown(commitment, amount, reserved));
};

/** What becomes a commitment was reserved by the same line. */
export const theCommitmentReservedIt: ConsumptionPolicy<'commit-authority'> = (
  { commitment, amount, fromReservation },
  { holdings },
) => {
  const { reserved } = holdingOf(holdings, commitment);
  return !fromReservation || amount <= reserved
    ? allowed
    : refused(new refusal.ReservationUnknown(commitment, amount, reserved));
};

/** R4: reserved + committed ≤ allocated, when a commitment grows beyond its reservation. */
export const theAuthoritySuffices: ConsumptionPolicy<'commit-authority'> = (
  { amount, fromReservation },
  { authority },
) =>
  fromReservation || amount <= availableAuthority(authority)
    ? allowed
    : refused(new refusal.InsufficientAuthority(amount, availableAuthority(authority)));

export const commitmentPolicies = [theCommitmentReservedIt, theAuthoritySuffices];

/** R4: ordered ≤ committed: what was ordered stays committed. */
export const theRemainderIsCommitted: ConsumptionPolicy<'decommit' | 'consume-payment-credits'> = (
  { commitment, amount },
  { holdings },
) => {
  const { committed, consumed } = holdingOf(holdings, commitment);
  const remainder = cents(committed - consumed);
  return amount <= remainder ? allowed : refused(new refusal.CommittedLess(commitment, amount, remainder));
};

/** An order takes its credits once. */
export const theOrderIsNew: ConsumptionPolicy<'consume-payment-credits'> = (
  { commitment, order },
  { holdings },
) =>
  holdingOf(holdings, commitment).orders.has(order)
    ? refused(new refusal.OrderAlreadyCounted(commitment, order))
    : allowed;

/** R4: ordered in the year ≤ payment credits of the year. */
export const thePaymentCreditsSuffice: ConsumptionPolicy<'consume-payment-credits'> = (
  { exercice, amount },
  state,
) => {
  const unspent = unspentCredits(creditsOf(state, exercice));
  return amount <= unspent ? allowed : refused(new InsufficientPaymentCredits(exercice, amount, unspent));
};

export const orderPolicies = [theOrderIsNew, theRemainderIsCommitted, thePaymentCreditsSuffice];

export const theOrderTookCredits: ConsumptionPolicy<'restore-payment-credits'> = (
  { commitment, order },
  { holdings },
) =>
  holdingOf(holdings, commitment).orders.has(order)
    ? allowed
    : refused(new refusal.OrderUnknown(commitment, order));
