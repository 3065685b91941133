import { describe, expect, it } from '@jest/globals';
import type { Day } from '@jalon/kernel';
import { given } from '@jalon/testing';
import { commitmentDecider } from '../commitment.decider.ts';
import {
  certified,
  commitment,
  euros,
  facts,
  factsTo,
  liquidated,
  openAfter,
  paid,
  people,
} from '../commitment.examples.ts';
import { ask, asking } from '../commitment-intents.examples.ts';
import { entailedBy } from '../commitment-entailments.ts';
import * as refusal from './payment.errors.ts';
import { requiredPieces } from './required-pieces.policies.ts';

const partly = factsTo['partly-liquidated'];
const source = { extract: 'X1', line: 'a1' };
const { reinstated } = facts;

const ordering = (
  history: Parameters<typeof openAfter>[0],
  changes: Parameters<typeof ask<'issue-payment-order'>>[1] = {},
  world: Parameters<typeof asking>[1] = {},
) =>
  given(commitmentDecider, history).when(
    ask('issue-payment-order', changes),
    asking('issue-payment-order', world),
  );

describe('theLiquidationAwaitsItsOrder', () => {
  it('accepts a settled debt (R1): the order bears its exercice, its number and its bordereau', () => {
    ordering(partly).thenFacts({
      type: 'PaymentOrderIssued',
      data: {
        order: '2016-00002',
        number: 2,
        bordereau: 2,
        exercice: 2016,
        liquidation: 'Q1',
        amount: euros(10_000),
        account: '0189',
        pieces: ['decision', 'convention'],
        issuedBy: { id: 'farah', name: 'Farah' },
        issuedOn: '2016-06-01' as Day,
      },
    });
  });
  it('accepts it again once the accountant rejected its order', () => {
    ordering(factsTo.rejected).thenTypes('PaymentOrderIssued');
  });
  it('refuses a debt that nobody settled, and one that is ordered', () => {
    ordering(partly, { liquidation: 'Q9' }).thenRefused(refusal.LiquidationUnknown);
    ordering(factsTo.ordered).thenRefused(refusal.LiquidationAlreadyOrdered);
  });
  it('entails the credits of the exercice and a number, with the day of the certificate', () => {
    const entailed = entailedBy(commitment, facts.ordered, openAfter(partly));
    expect(entailed).toMatchObject({
      envelope: { intent: 'consume-payment-credits', exercice: 2016, order: '2016-00001' },
      exercice: { exercice: 2016, asked: { intent: 'number-payment-order', certifiedOn: '2016-05-02' } },
    });
  });
});

describe('theIssuerIsNotTheCertifier', () => {
  it('accepts another person (R3), be it the one who settled', () => {
    ordering(partly, {}, { actor: people.fabien }).thenTypes('PaymentOrderIssued');
    ordering(partly, {}, { actor: people.farah }).thenTypes('PaymentOrderIssued');
  });
  it('refuses the same person, whatever the role', () => {
    ordering(partly, {}, { actor: { ...people.celia, role: 'finance' } }).thenRefused(
      refusal.IssuerIsTheCertifier,
    );
  });
});

describe('theAccountIsConfirmed', () => {
  it('accepts an account that two persons have seen', () => {
    ordering(partly, {}, { account: { standing: 'confirmed', ending: '0189' } }).thenTypes(
      'PaymentOrderIssued',
    );
  });
  it('refuses a body without account, and an account that changed and was not confirmed (R3)', () => {
    ordering(partly, {}, { account: { standing: 'none' } }).thenRefused(refusal.AccountMissing);
    const { facts: told } = ordering(
      partly,
      {},
      { account: { standing: 'unconfirmed', proposedBy: 'farah' } },
    ).thenRefused(refusal.AccountUnconfirmed);
    expect(told).toMatchObject({ proposedBy: 'farah' });
  });
});

describe('theRequiredPiecesAreAttached', () => {
  const second = [
    ...factsTo.paid,
    certified('C2', 'instalment'),
    liquidated('Q2', 'C2', 'instalment', 5_000),
  ];
  it('accepts the first order with the decision and the convention (R20)', () => {
    expect(requiredPieces(openAfter(partly))).toEqual(['decision', 'convention']);
    ordering(partly, { pieces: ['decision', 'convention', 'RIB'] }).thenTypes('PaymentOrderIssued');
  });
  it('accepts a later one with what was paid and why more is', () => {
    ordering(second, { liquidation: 'Q2', pieces: ['sums-already-paid', 'justifications'] }).thenTypes(
      'PaymentOrderIssued',
    );
  });
  it('asks for the first one’s pieces again when the first was rejected', () => {
    expect(requiredPieces(openAfter(factsTo.rejected))).toEqual(['decision', 'convention']);
  });
  it('refuses an order without them, and says which are missing', () => {
    const { facts: told } = ordering(partly, { pieces: ['decision'] }).thenRefused(refusal.PiecesMissing);
    expect(told).toMatchObject({ missing: ['convention'] });
    ordering(second, { liquidation: 'Q2', pieces: ['decision', 'convention'] }).thenRefused(
      refusal.PiecesMissing,
    );
  });
});

const recording = (
  history: Parameters<typeof openAfter>[0],
  changes: Parameters<typeof ask<'record-payment'>>[1] = {},
) => given(commitmentDecider, history).when(ask('record-payment', changes), asking('record-payment'));

describe('theOrderIsKnown', () => {
  it('accepts an order of the commitment', () => {
    recording(factsTo.ordered).thenTypes('PaymentRecorded');
  });
  it('refuses the order of another, to be paid, rejected or undone', () => {
    const order = '2016-00099';
    recording(factsTo.ordered, { order }).thenRefused(refusal.OrderUnknown);
    for (const name of ['reject-payment-order', 'withdraw-payment-record'] as const) {
      given(commitmentDecider, factsTo.ordered)
        .when(ask(name, { order }), asking(name))
        .thenRefused(refusal.OrderUnknown);
    }
  });
});

describe('theOrderIsNotRejected', () => {
  it('accepts the order that was issued after the rejection', () => {
    const again = { ...facts.ordered, data: { ...facts.ordered.data, order: '2016-00002', number: 2 } };
    recording([...factsTo.rejected, again], { order: '2016-00002' }).thenTypes('PaymentRecorded');
  });
  it('refuses the rejected one', () => {
    recording(factsTo.rejected).thenRefused(refusal.OrderRejected);
  });
});

const readFrom = { ...facts.paid, data: { ...facts.paid.data, amount: euros(4_000), source } };

describe('theSourceLineIsNew', () => {
  it('accepts two lines for one payment, under one reference', () => {
    recording([...factsTo.ordered, readFrom], {
      amount: euros(6_000),
      source: { extract: 'X1', line: 'a2' },
    }).thenTypes('PaymentRecorded');
  });
  it('changes nothing when the same line is told again', () => {
    recording([...factsTo.ordered, readFrom], { amount: euros(4_000), source }).thenNothing();
  });
  it('refuses the same line with another amount', () => {
    recording([...factsTo.ordered, readFrom], { amount: euros(5_000), source }).thenRefused(
      refusal.SourceAlreadyUsed,
    );
  });
});

describe('theReferenceIsNew', () => {
  const begun = [...factsTo.ordered, paid('2016-00001', 4_000, 'VIR-1')];
  it('accepts another reference; the same entry again changes nothing', () => {
    recording(begun, { amount: euros(6_000), reference: 'VIR-2' }).thenTypes('PaymentRecorded');
    recording(begun, { amount: euros(4_000) }).thenNothing();
  });
  it('refuses one reference with two amounts', () => {
    recording(begun, { amount: euros(5_000) }).thenRefused(refusal.ReferenceAlreadyUsed);
  });
});

describe('theOrderCoversThePayment', () => {
  it('accepts the amount of the order, whole or in parts (R4)', () => {
    recording(factsTo.ordered, { amount: euros(9_999.99) }).thenTypes('PaymentRecorded');
  });
  it('refuses a cent more', () => {
    recording(factsTo.ordered, { amount: euros(10_000.01) }).thenRefused(refusal.OrderOverpaid);
    const begun = [...factsTo.ordered, paid('2016-00001', 4_000, 'VIR-1')];
    const { facts: told } = recording(begun, { amount: euros(6_000.01), reference: 'VIR-2' }).thenRefused(
      refusal.OrderOverpaid,
    );
    expect(told).toMatchObject({ unpaid: euros(6_000) });
  });
});

describe('theOrderIsUnpaid', () => {
  it('accepts a rejection before any payment; the credits go back, and it is noted once', () => {
    given(commitmentDecider, factsTo.ordered)
      .when(ask('reject-payment-order'), asking('reject-payment-order'))
      .thenTypes('PaymentOrderRejected');
    given(commitmentDecider, factsTo.rejected)
      .when(ask('reject-payment-order'), asking('reject-payment-order'))
      .thenNothing();
    expect(entailedBy(commitment, facts.rejected, openAfter(factsTo.ordered))).toEqual({
      envelope: { intent: 'restore-payment-credits', commitment, order: '2016-00001', reason: 'Compte clos' },
    });
  });
  it('refuses it after', () => {
    given(commitmentDecider, factsTo.paid)
      .when(ask('reject-payment-order'), asking('reject-payment-order'))
      .thenRefused(refusal.OrderAlreadyPaid);
  });
});

const withdrawing = (
  history: Parameters<typeof openAfter>[0],
  changes: Parameters<typeof ask<'withdraw-payment-record'>>[1] = {},
) =>
  given(commitmentDecider, history).when(
    ask('withdraw-payment-record', changes),
    asking('withdraw-payment-record'),
  );

describe('theOrderIsRejected', () => {
  it('accepts to withdraw a rejection: the order stands again and takes its credits again', () => {
    given(commitmentDecider, factsTo.rejected)
      .when(ask('withdraw-rejection'), asking('withdraw-rejection'))
      .thenFacts(reinstated);
    const { amounts, orders, liquidations, status } = openAfter([...factsTo.rejected, reinstated]);
    expect([amounts, orders, liquidations, status]).toEqual(
      (({ amounts: a, orders: o, liquidations: l, status: s }) => [a, o, l, s])(openAfter(factsTo.ordered)),
    );
    expect(entailedBy(commitment, reinstated, openAfter(factsTo.rejected))).toEqual({
      envelope: {
        intent: 'consume-payment-credits',
        commitment,
        amount: reinstated.data.amount,
        exercice: 2016,
        order: '2016-00001',
      },
    });
  });
  it('refuses it of an order that was not rejected', () => {
    given(commitmentDecider, factsTo.ordered)
      .when(ask('withdraw-rejection'), asking('withdraw-rejection'))
      .thenRefused(refusal.OrderNotRejected);
  });
});

describe('noOtherOrderStands', () => {
  it('accepts it while the debt awaits its order', () => {
    given(commitmentDecider, [...factsTo.rejected, reinstated, facts.rejected])
      .when(ask('withdraw-rejection'), asking('withdraw-rejection'))
      .thenTypes('PaymentOrderRejectionWithdrawn');
  });
  it('refuses it once another order was issued for the same debt', () => {
    const again = { ...facts.ordered, data: { ...facts.ordered.data, order: '2016-00002', number: 2 } };
    given(commitmentDecider, [...factsTo.rejected, again])
      .when(ask('withdraw-rejection'), asking('withdraw-rejection'))
      .thenRefused(refusal.LiquidationAlreadyOrdered);
  });
});

describe('thePaymentIsRecorded', () => {
  it('accepts to take back a payment that was recorded', () => {
    withdrawing(factsTo.paid).thenTypes('PaymentRecordWithdrawn');
  });
  it('refuses one of another reference or amount', () => {
    withdrawing(factsTo.paid, { reference: 'VIR-9' }).thenRefused(refusal.PaymentUnknown);
    withdrawing(factsTo.paid, { amount: euros(1) }).thenRefused(refusal.PaymentUnknown);
  });
});

describe('theMoneyIsNotAskedBack', () => {
  it('accepts while nothing is asked back', () => {
    withdrawing(factsTo.settled).thenTypes('PaymentRecordWithdrawn');
  });
  it('refuses while a recovery order stands on it (R4)', () => {
    withdrawing(factsTo['in-recovery']).thenRefused(refusal.PaymentAskedBack);
  });
});
