import { describe, expect, it } from '@jest/globals';
import { cents } from '@jalon/kernel';
import { given } from '@jalon/testing';
import { envelopeDecider } from '../envelope.decider.ts';
import { InsufficientPaymentCredits } from '../envelope.errors.ts';
import type { EnvelopeEvent } from '../envelope.events.ts';
import {
  act,
  asking,
  committed,
  euros,
  funded,
  line,
  ordered,
  reserved,
  stateAfter,
} from '../envelope.examples.ts';
import { reservationOutcome } from './consumption.decider.ts';
import * as refusal from './consumption.errors.ts';

const on = (facts: readonly EnvelopeEvent[]) => given(envelopeDecider, facts);
const reserving = (facts: readonly EnvelopeEvent[], commitment: string, amount: number) =>
  on(facts).when({ intent: 'reserve', commitment, amount: euros(amount) }, asking('systeme'));

describe('A reservation', () => {
  it('takes the next rank while the authority suffices, to the last cent', () => {
    reserving(reserved, 'D2.L1', 500).thenFacts({
      type: 'CreditReserved',
      data: { commitment: 'D2.L1', amount: euros(500), rank: 2 },
    });
  });
  it('is refused on record for one cent more: somebody must hear of it', () => {
    reserving(reserved, 'D2.L1', 500.01).thenFacts({
      type: 'CreditReservationRefused',
      data: { commitment: 'D2.L1', amount: cents(500_01), available: euros(500) },
    });
  });
  it('is known beforehand by whoever writes the same on another stream', () => {
    expect(reservationOutcome(stateAfter(reserved), euros(500))).toEqual({ kind: 'reserved', rank: 2 });
    expect(reservationOutcome(stateAfter(reserved), euros(501))).toEqual({
      kind: 'denied',
      available: euros(500),
    });
    expect(reservationOutcome(stateAfter([]), euros(1))).toEqual({ kind: 'denied', available: 0 });
  });
});

describe('theLineHasNoReservation', () => {
  it('accepts a line that was denied before, once there is enough', () => {
    const denied: EnvelopeEvent = {
      type: 'CreditReservationRefused',
      data: { commitment: line, amount: euros(900), available: euros(800) },
    };
    reserving([...funded, denied], line, 300).thenTypes('CreditReserved');
  });
  it('refuses to reserve twice for one line', () => {
    reserving(reserved, line, 10).thenRefused(refusal.AlreadyReserved);
  });
});

describe('theReservationIsKnown', () => {
  const releasing = (commitment: string, amount: number) =>
    on(reserved).when(
      { intent: 'release-reservation', commitment, amount: euros(amount), reason: 'Retrait' },
      asking('systeme'),
    );
  it('accepts to hand back what was reserved, whole or in part', () => {
    releasing(line, 300).thenTypes('CreditReservationReleased');
    releasing(line, 1).thenTypes('CreditReservationReleased');
  });
  it('refuses what nobody reserved, and more than was', () => {
    releasing('D9.L9', 1).thenRefused(refusal.ReservationUnknown);
    releasing(line, 300.01).thenRefused(refusal.ReservationUnknown);
  });
});

const committing = (facts: readonly EnvelopeEvent[], amount: number, fromReservation: boolean) =>
  on(facts).when(
    { intent: 'commit-authority', commitment: line, amount: euros(amount), fromReservation },
    asking(),
  );

describe('theCommitmentReservedIt', () => {
  it('accepts that a reservation becomes a commitment', () => {
    committing(reserved, 300, true).thenTypes('AuthorityCommitted');
  });
  it('refuses to commit from a reservation more than it holds', () => {
    committing(reserved, 300.01, true).thenRefused(refusal.ReservationUnknown);
    committing(committed, 1, true).thenRefused(refusal.ReservationUnknown);
  });
});

describe('theAuthoritySuffices', () => {
  it('accepts that a commitment grows within what is available', () => {
    committing(committed, 500, false).thenTypes('AuthorityCommitted');
  });
  it('refuses one cent more (R4)', () => {
    const { rule, facts } = committing(committed, 500.01, false).thenRefused(refusal.InsufficientAuthority);
    expect([rule, facts]).toEqual(['R4', { amount: 500_01, available: 500_00 }]);
  });
});

const ordering = (amount: number, order = 'O2', exercice = 2016, facts = ordered) =>
  on(facts).when(
    { intent: 'consume-payment-credits', commitment: line, amount: euros(amount), exercice, order },
    asking(),
  );

describe('theRemainderIsCommitted', () => {
  const decommitting = (amount: number) =>
    on(ordered).when(
      { intent: 'decommit', commitment: line, amount: euros(amount), reason: 'Reliquat' },
      asking(),
    );
  it('accepts to order, or to give back, what is committed and not ordered', () => {
    ordering(100).thenTypes('PaymentCreditsConsumed');
    decommitting(100).thenTypes('AuthorityDecommitted');
  });
  it('refuses one cent more', () => {
    ordering(100.01).thenRefused(refusal.CommittedLess);
    const { facts } = decommitting(100.01).thenRefused(refusal.CommittedLess);
    expect(facts).toEqual({ commitment: line, amount: 100_01, remainder: 100_00 });
  });
});

describe('theOrderIsNew', () => {
  it('accepts another order of the same commitment', () => {
    ordering(50, 'O2').thenTypes('PaymentCreditsConsumed');
  });
  it('refuses to count an order twice', () => {
    ordering(50, 'O1').thenRefused(refusal.OrderAlreadyCounted);
  });
});

describe('thePaymentCreditsSuffice', () => {
  const few: readonly EnvelopeEvent[] = [
    ...committed,
    { type: 'PaymentCreditsReduced', data: { exercice: 2016, amount: euros(300), act } },
  ];
  it('accepts an order within the credits of its exercice', () => {
    ordering(200, 'O1', 2016, [...few]).thenTypes('PaymentCreditsConsumed');
  });
  it('refuses one cent more, and an exercice without credits (R4)', () => {
    ordering(200.01, 'O1', 2016, [...few]).thenRefused(InsufficientPaymentCredits);
    ordering(1, 'O1', 2017, [...few]).thenRefused(InsufficientPaymentCredits);
  });
});

describe('theOrderTookCredits', () => {
  const restoring = (order: string) =>
    on(ordered).when(
      { intent: 'restore-payment-credits', commitment: line, order, reason: 'RIB faux' },
      asking(),
    );
  it('accepts to give back to its exercice all that a rejected order took', () => {
    restoring('O1').thenFacts({
      type: 'PaymentCreditsRestored',
      data: { commitment: line, order: 'O1', reason: 'RIB faux', exercice: 2016, amount: euros(200) },
    });
  });
  it('refuses an order that took nothing, or gave it back already', () => {
    restoring('O9').thenRefused(refusal.OrderUnknown);
    const back: EnvelopeEvent = {
      type: 'PaymentCreditsRestored',
      data: { commitment: line, order: 'O1', reason: 'RIB faux', exercice: 2016, amount: euros(200) },
    };
    on([...ordered, back])
      .when({ intent: 'restore-payment-credits', commitment: line, order: 'O1', reason: 'RIB' }, asking())
      .thenRefused(refusal.OrderUnknown);
  });
});

describe('The end of an exercice', () => {
  const ending = (facts: readonly EnvelopeEvent[]) =>
    on(facts).when({ intent: 'end-exercice', exercice: 2016, act }, asking('finance'));
  it('carries over what commitments still need, and lets the rest lapse', () => {
    // 500 € of credits, 200 € ordered of the 300 € committed: 100 € are still needed, 200 € are not.
    ending(ordered).thenFacts(
      { type: 'PaymentCreditsCarriedOver', data: { amount: euros(100), act, from: 2016, to: 2017 } },
      { type: 'PaymentCreditsLapsed', data: { exercice: 2016, amount: euros(200) } },
    );
  });
  it('carries over no more than what is unspent', () => {
    const short: EnvelopeEvent = {
      type: 'PaymentCreditsReduced',
      data: { exercice: 2016, amount: euros(260), act },
    };
    ending([...ordered, short]).thenFacts({
      type: 'PaymentCreditsCarriedOver',
      data: { amount: euros(40), act, from: 2016, to: 2017 },
    });
  });
  it('finds nothing left when it is asked for again', () => {
    ending([
      ...ordered,
      { type: 'PaymentCreditsCarriedOver', data: { amount: euros(100), act, from: 2016, to: 2017 } },
      { type: 'PaymentCreditsLapsed', data: { exercice: 2016, amount: euros(200) } },
    ]).thenNothing();
  });
  it('lets a commitment of the year be ordered the next year on what was carried over', () => {
    ordering(100, 'O2', 2017, [
      ...ordered,
      { type: 'PaymentCreditsCarriedOver', data: { amount: euros(100), act, from: 2016, to: 2017 } },
    ]).thenTypes('PaymentCreditsConsumed');
  });
});
