import { describe, expect, it } from '@jest/globals';
import type { Day } from '@jalon/kernel';
import { given } from '@jalon/testing';
import { commitmentDecider } from '../commitment.decider.ts';
import { collected, commitment, euros, facts, factsTo, openAfter } from '../commitment.examples.ts';
import { ask, asking } from '../commitment-intents.examples.ts';
import { entailedBy } from '../commitment-entailments.ts';
import * as refusal from './recovery.errors.ts';

const inRecovery = factsTo['in-recovery'];
const source = { extract: 'X1', line: 'r1' };

const issuing = (
  history: Parameters<typeof openAfter>[0],
  changes: Parameters<typeof ask<'issue-recovery-order'>>[1] = {},
) =>
  given(commitmentDecider, history).when(
    ask('issue-recovery-order', changes),
    asking('issue-recovery-order'),
  );

describe('theMoneyWasPaid', () => {
  it('accepts up to what was paid (R4); the order bears its exercice and its number', () => {
    issuing(factsTo.paid, { amount: euros(10_000) }).thenFacts({
      type: 'RecoveryOrderIssued',
      data: {
        recovery: 'T2016-00001',
        number: 1,
        exercice: 2016,
        amount: euros(10_000),
        reason: 'Action non réalisée',
        heardOn: '2016-05-28' as Day,
        issuedOn: '2016-06-01' as Day,
        issuedBy: { id: 'farah', name: 'Farah' },
      },
    });
  });
  it('refuses a cent more, and counts what is asked back already', () => {
    issuing(factsTo.paid, { amount: euros(10_000.01) }).thenRefused(refusal.MoreThanPaid);
    issuing(inRecovery, { amount: euros(6_000.01) }).thenRefused(refusal.MoreThanPaid);
    issuing(factsTo.ordered, { amount: euros(1) }).thenRefused(refusal.MoreThanPaid);
  });
  it('entails a number of the exercice, and no credit', () => {
    expect(entailedBy(commitment, facts.recovery, openAfter(factsTo.settled))).toMatchObject({
      exercice: { exercice: 2016, asked: { intent: 'number-recovery-order', recovery: 'T2016-00001' } },
    });
  });
});

describe('theBeneficiaryWasHeard', () => {
  it('accepts a hearing on the day of the payment', () => {
    issuing(factsTo.paid, { heardOn: '2016-05-20' as Day }).thenTypes('RecoveryOrderIssued');
  });
  it('refuses one before: there was nothing to give back', () => {
    issuing(factsTo.paid, { heardOn: '2016-05-19' as Day }).thenRefused(refusal.HeardTooEarly);
  });
});

const collecting = (
  history: Parameters<typeof openAfter>[0],
  changes: Parameters<typeof ask<'collect-recovery'>>[1] = {},
) => given(commitmentDecider, history).when(ask('collect-recovery', changes), asking('collect-recovery'));

describe('theRecoveryIsKnown', () => {
  it('accepts an order of the commitment', () => {
    collecting(inRecovery).thenTypes('RecoveryCollected');
  });
  it('refuses that of another, to be collected, undone or given up', () => {
    const recovery = 'T2016-00099';
    for (const name of ['collect-recovery', 'withdraw-recovery-collection', 'write-off-recovery'] as const) {
      given(commitmentDecider, inRecovery)
        .when(ask(name, { recovery }), asking(name))
        .thenRefused(refusal.RecoveryUnknown);
    }
  });
});

describe('theRecoveryExpectsThat', () => {
  it('accepts the whole, or parts', () => {
    collecting(inRecovery, { amount: euros(1_000) }).thenTypes('RecoveryCollected');
  });
  it('refuses a cent more than is expected', () => {
    collecting(inRecovery, { amount: euros(4_000.01) }).thenRefused(refusal.RecoveryExceeded);
    collecting([...inRecovery, collected(3_000)], {
      amount: euros(1_000.01),
      reference: 'ENC-2',
    }).thenRefused(refusal.RecoveryExceeded);
  });
});

describe('theCollectionIsNew', () => {
  const begun = [
    ...inRecovery,
    { ...facts.collected, data: { ...facts.collected.data, amount: euros(1_000), source } },
  ];
  it('accepts another line of the accountant; the same told again changes nothing', () => {
    const other = { extract: 'X1', line: 'r2' };
    collecting(begun, { amount: euros(1_000), source: other }).thenTypes('RecoveryCollected');
    collecting(begun, { amount: euros(1_000), source }).thenNothing();
  });
  it('refuses the same line with another amount', () => {
    collecting(begun, { amount: euros(2_000), source }).thenRefused(refusal.CollectionSourceUsed);
  });
});

describe('theCollectionIsRecorded', () => {
  const withdrawing = (changes: Parameters<typeof ask<'withdraw-recovery-collection'>>[1]) =>
    given(commitmentDecider, factsTo.recovered).when(
      ask('withdraw-recovery-collection', changes),
      asking('withdraw-recovery-collection'),
    );
  it('accepts to take back a collection that was recorded', () => {
    withdrawing({}).thenTypes('RecoveryCollectionWithdrawn');
    const undone = [
      ...factsTo.recovered,
      {
        type: 'RecoveryCollectionWithdrawn',
        data: {
          recovery: 'T2016-00001',
          amount: euros(4_000),
          reference: 'ENC-1',
          reason: 'Attribué à tort',
        },
      } as const,
    ];
    expect(openAfter(undone)).toMatchObject({ status: 'in-recovery', amounts: { recovered: 0 } });
  });
  it('refuses one of another reference or amount', () => {
    withdrawing({ reference: 'ENC-9' }).thenRefused(refusal.CollectionUnknown);
    withdrawing({ amount: euros(1) }).thenRefused(refusal.CollectionUnknown);
  });
});

describe('A recovery that is given up', () => {
  it('is written off by deliberation, for what is still expected', () => {
    given(commitmentDecider, [...inRecovery, collected(1_500)])
      .when(ask('write-off-recovery'), asking('write-off-recovery'))
      .thenFacts({
        type: 'RecoveryWrittenOff',
        data: {
          recovery: 'T2016-00001',
          amount: euros(2_500),
          deliberation: { reference: 'DEL-9', date: '2016-06-01' as Day },
        },
      });
  });
});
