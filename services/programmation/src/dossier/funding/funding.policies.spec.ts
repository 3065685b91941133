import { describe, expect, it } from '@jest/globals';
import { type Cents, type Day, cents } from '@jalon/kernel';
import { given } from '@jalon/testing';
import { dossierDecider } from '../dossier.decider.ts';
import { ask, asking, factsTo } from '../dossier.examples.ts';
import type { FundingEvent } from './funding.events.ts';
import { MoneyStillOwed, PaymentWasOrdered } from './funding.errors.ts';
import { type LineMoney, evolveMoney, isSettled } from './line-money.state.ts';

const lineId = 'L1';
const amount = cents(25_000_00);
const day = '2016-06-01' as Day;
const order = { lineId, order: '2016-000001' };
const reserved: FundingEvent = { type: 'FundingReserved', data: { lineId, amount } };
const committed: FundingEvent = {
  type: 'FundingCommitted',
  data: { lineId, amount, ej: '2103456789', committedOn: day },
};
const ordered: FundingEvent = {
  type: 'FundingOrdered',
  data: { ...order, number: 1, exercice: 2016, amount, issuedOn: day },
};
const rejected: FundingEvent = {
  type: 'FundingOrderRejected',
  data: { ...order, reason: 'RIB périmé.', rejectedOn: day },
};
const paid: FundingEvent = { type: 'FundingPaid', data: { ...order, amount, paidOn: day } };

describe('noPaymentWasOrdered', () => {
  it('accepts that a porteur renounces, or that the instruction is reopened, before any payment order', () => {
    const notified = [...factsTo.notified, reserved, committed];
    given(dossierDecider, notified).when(ask('withdraw'), asking('withdraw')).thenTypes('DossierWithdrawn');
    given(dossierDecider, notified)
      .when(ask('reopen'), asking('reopen'))
      .thenFacts({
        type: 'InstructionReopened',
        data: {
          reason: 'Recours gracieux du porteur.',
          authorisedBy: { id: 'denis', name: 'Denis' },
          lineIds: ['L1'],
        },
      });
  });
  it('accepts it again once the order was rejected', () => {
    given(dossierDecider, [...factsTo.notified, reserved, committed, ordered, rejected])
      .when(ask('reopen'), asking('reopen'))
      .thenTypes('InstructionReopened');
  });
  it('refuses both once an order stands: what is paid is compensated, not undone', () => {
    const standsAfterAll: FundingEvent = {
      type: 'FundingRejectionWithdrawn',
      data: { ...order, amount, reason: 'Rejet d’un autre mandat.' },
    };
    given(dossierDecider, [...factsTo.notified, reserved, committed, ordered, rejected, standsAfterAll])
      .when(ask('reopen'), asking('reopen'))
      .thenRefused(PaymentWasOrdered);
    for (const intent of ['withdraw', 'reopen'] as const) {
      given(dossierDecider, [...factsTo.notified, reserved, committed, ordered])
        .when(ask(intent), asking(intent))
        .thenRefused(PaymentWasOrdered);
    }
  });
});

describe('everyLineIsSettled', () => {
  it('accepts the closing of a dossier of which funding has not spoken', () => {
    given(dossierDecider, factsTo.justified).when(ask('close'), asking('close')).thenTypes('DossierClosed');
  });
  it('accepts it once all is paid, or what was left is released', () => {
    const released: FundingEvent = {
      type: 'FundingReleased',
      data: { lineId, amount: cents(5_000_00), reason: 'Action moins chère que prévu.' },
    };
    const part: FundingEvent = { ...paid, data: { ...paid.data, amount: cents(20_000_00) } } as FundingEvent;
    for (const end of [[paid], [part, released]]) {
      given(dossierDecider, [...factsTo.justified, reserved, committed, ordered, ...end])
        .when(ask('close'), asking('close'))
        .thenTypes('DossierClosed');
    }
  });
  it('refuses it while credit is looked for, or something is reserved, committed or to come back', () => {
    const refused: FundingEvent = {
      type: 'FundingRefused',
      data: { lineId, amount, available: cents(0) },
    };
    const recovery: FundingEvent = {
      type: 'FundingRecoveryOrdered',
      data: { lineId, recovery: 'R-1', amount: cents(100_00), reason: 'Trop-perçu.' },
    };
    for (const soFar of [
      [refused],
      [reserved],
      [reserved, committed],
      [reserved, committed, paid, recovery],
    ]) {
      given(dossierDecider, [...factsTo.justified, ...soFar])
        .when(ask('close'), asking('close'))
        .thenRefused(MoneyStillOwed);
    }
  });
});

describe('What a dossier hears of its money', () => {
  const moneyAfter = (...facts: FundingEvent[]) =>
    facts.reduce<LineMoney | undefined>(evolveMoney, undefined) as LineMoney;

  it('is taken in by every state that has the line, and by no other', () => {
    for (const [status, facts] of Object.entries(factsTo)) {
      const state = facts.reduce(dossierDecider.evolve, dossierDecider.initialState);
      const decision = dossierDecider.decide(ask('hear-of-funding'), state, asking('hear-of-funding'));
      expect([status, decision]).toEqual([status, 'file' in state ? [reserved] : []]);
    }
  });

  it('tells a refusal with what there was, until credit is found', () => {
    const refused: FundingEvent = {
      type: 'FundingRefused',
      data: { lineId, amount, available: 1_000 as Cents },
    };
    expect(moneyAfter(refused)).toMatchObject({ refused: { amount, available: 1_000 }, reserved: 0 });
    expect(moneyAfter(refused, reserved)).not.toHaveProperty('refused');
  });

  it('counts what is paid down again when the payment was attributed by mistake', () => {
    const withdrawn: FundingEvent = {
      type: 'FundingPaymentWithdrawn',
      data: { ...order, amount, reason: 'Autre bénéficiaire.' },
    };
    const settled: FundingEvent = { type: 'FundingSettled', data: { lineId, settledOn: day } };
    expect(moneyAfter(reserved, committed, ordered, paid, settled)).toMatchObject({ settledOn: day });
    const after = moneyAfter(reserved, committed, ordered, paid, settled, withdrawn);
    expect(after).toMatchObject({ paid: 0, ordered: amount });
    expect(after).not.toHaveProperty('settledOn');
    expect(isSettled(after)).toBe(false);
  });
});
