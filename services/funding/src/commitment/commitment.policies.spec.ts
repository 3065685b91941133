import { describe, expect, it } from '@jest/globals';
import type { Day } from '@jalon/kernel';
import { given } from '@jalon/testing';
import { commitmentDecider } from './commitment.decider.ts';
import { AmountMissing, DateInTheFuture, ExerciceNotOpen } from './commitment.errors.ts';
import { commitment, euros, facts, factsTo } from './commitment.examples.ts';
import { ask, asking } from './commitment-intents.examples.ts';
import { entailedBy } from './commitment-entailments.ts';
import { warningsOf } from './commitment.warnings.ts';

describe('theAmountIsSomething', () => {
  it('accepts a cent', () => {
    given(commitmentDecider, factsTo.legal)
      .when(ask('increase', { amount: euros(0.01) }), asking('increase'))
      .thenTypes('CommitmentIncreased');
  });
  it('refuses nothing at all', () => {
    given(commitmentDecider, factsTo.legal)
      .when(ask('increase', { amount: euros(0) }), asking('increase'))
      .thenRefused(AmountMissing);
    given(commitmentDecider, [])
      .when(ask('open', { granted: euros(0) }), asking('open'))
      .thenRefused(AmountMissing);
  });
});

describe('nothingIsDatedInTheFuture', () => {
  const tomorrow = '2016-06-02' as Day;
  it('accepts today', () => {
    given(commitmentDecider, factsTo.ordered)
      .when(ask('record-payment', { paidOn: '2016-06-01' as Day }), asking('record-payment'))
      .thenTypes('PaymentRecorded');
  });
  it.each([
    ['record-payment', factsTo.ordered, { paidOn: tomorrow }],
    ['reject-payment-order', factsTo.ordered, { rejectedOn: tomorrow }],
    ['issue-recovery-order', factsTo.paid, { heardOn: tomorrow }],
    ['collect-recovery', factsTo['in-recovery'], { collectedOn: tomorrow }],
    ['increase', factsTo.legal, { act: { reference: 'AV-1', date: tomorrow } }],
    ['write-off-recovery', factsTo['in-recovery'], { deliberation: { reference: 'D', date: tomorrow } }],
  ] as const)('refuses tomorrow: %s', (name, history, changes) => {
    const { facts: told } = given(commitmentDecider, history)
      .when(ask(name, changes), asking(name))
      .thenRefused(DateInTheFuture);
    expect(told).toMatchObject({ day: tomorrow, today: '2016-06-01' });
  });
});

describe('theExerciceIsOpen', () => {
  it('accepts an exercice in its complementary period', () => {
    given(commitmentDecider, factsTo['partly-liquidated'])
      .when(ask('issue-payment-order'), asking('issue-payment-order', { exerciceStatus: 'complementary' }))
      .thenTypes('PaymentOrderIssued');
  });
  it.each([
    ['commit-accounting', factsTo.reserved],
    ['commit-legally', [...factsTo.accounting, facts.notified, facts.convention]],
    ['issue-payment-order', factsTo['partly-liquidated']],
    ['issue-recovery-order', factsTo.paid],
  ] as const)('refuses an exercice that is closed or was never opened: %s', (name, history) => {
    for (const exerciceStatus of ['closed', 'absent'] as const) {
      given(commitmentDecider, history)
        .when(ask(name), asking(name, { exerciceStatus }))
        .thenRefused(ExerciceNotOpen);
    }
  });
});

describe('What a fact of a commitment entails', () => {
  it('is nothing for what moves no credit', () => {
    expect(entailedBy(commitment, facts.paid, undefined)).toEqual({});
    expect(entailedBy(commitment, facts.liquidated, undefined)).toEqual({});
  });
  it('is a reservation in the envelope, granted or denied', () => {
    const envelope = { intent: 'reserve', commitment, amount: euros(30_000) };
    expect(entailedBy(commitment, facts.obtained, undefined)).toEqual({ envelope });
    expect(entailedBy(commitment, facts.denied, undefined)).toEqual({ envelope });
  });
  it('is nothing to give back when nothing was held', () => {
    const cancelled = { type: 'CommitmentCancelled', data: { amount: euros(0), reason: 'Retrait' } } as const;
    expect(entailedBy(commitment, cancelled, undefined)).toEqual({});
  });
});

describe('Warnings', () => {
  it('say that an EJ has not the ten digits of Chorus', () => {
    expect(warningsOf(ask('commit-legally', { ej: 'EJ-2016/12' }), {})).toMatchObject([
      { code: 'commitment/unusual-ej' },
    ]);
    expect(warningsOf(ask('commit-legally'), {})).toEqual([]);
  });
  it('say which reports the body owes elsewhere (R11)', () => {
    const overdueReports = [{ dossier: 'D15-AAAAAA', dueOn: '2016-06-30' as Day }];
    expect(warningsOf(ask('settle-liquidation'), { overdueReports })).toMatchObject([{ rule: 'R11' }]);
  });
});
