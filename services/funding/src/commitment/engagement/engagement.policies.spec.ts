import { describe, expect, it } from '@jest/globals';
import type { Day } from '@jalon/kernel';
import { given } from '@jalon/testing';
import { commitmentDecider } from '../commitment.decider.ts';
import { euros, facts, factsTo } from '../commitment.examples.ts';
import { ask, asking } from '../commitment-intents.examples.ts';
import * as refusal from './engagement.errors.ts';

const { accounting, legal } = factsTo;
const notified = [...accounting, facts.notified];
const signed = [...notified, facts.convention];

describe('The accounting commitment', () => {
  it('takes all that was reserved, under the number that finance gives', () => {
    given(commitmentDecider, factsTo.reserved)
      .when(ask('commit-accounting'), asking('commit-accounting'))
      .thenFacts({
        type: 'AccountingCommitmentMade',
        data: { number: 'EC-1', amount: euros(30_000), exercice: 2016, madeOn: '2016-06-01' as Day },
      });
  });
});

describe('theDecisionIsNotified', () => {
  it('accepts a debt that the beneficiary was told of (R1)', () => {
    given(commitmentDecider, signed)
      .when(ask('commit-legally'), asking('commit-legally'))
      .thenTypes('LegalCommitmentMade');
  });
  it('refuses it before', () => {
    given(commitmentDecider, [...accounting, facts.convention])
      .when(ask('commit-legally'), asking('commit-legally'))
      .thenRefused(refusal.DecisionNotNotified);
  });
});

describe('theConventionIsInForce', () => {
  it('accepts a signed convention where one is imposed (R7), and none where none is', () => {
    given(commitmentDecider, signed)
      .when(ask('commit-legally'), asking('commit-legally'))
      .thenTypes('LegalCommitmentMade');
    const free = {
      type: 'GrantNotified',
      data: { ...facts.notified.data, conventionRequired: false },
    } as const;
    given(commitmentDecider, [...accounting, free])
      .when(ask('commit-legally'), asking('commit-legally'))
      .thenTypes('LegalCommitmentMade');
  });
  it('refuses a debt without the convention that is imposed', () => {
    const { rule } = given(commitmentDecider, notified)
      .when(ask('commit-legally'), asking('commit-legally'))
      .thenRefused(refusal.ConventionMissing);
    expect(rule).toBe('R7');
  });
});

describe('theEjIsWellFormed', () => {
  const withEj = (ej: string) =>
    given(commitmentDecider, signed).when(ask('commit-legally', { ej }), asking('commit-legally'));
  it.each(['2102368447', 'EJ-2016_12+A/B', 'X'])('accepts %s', (ej) => {
    withEj(ej).thenTypes('LegalCommitmentMade');
  });
  it.each(['2102 368447', 'ej12', 'É1', ''])('refuses « %s »', (ej) => {
    withEj(ej).thenRefused(refusal.EjMalformed);
  });
});

describe('theExerciceHasOneEj', () => {
  it('accepts another number for another exercice, and the same one told again', () => {
    given(commitmentDecider, legal)
      .when(ask('change-ej'), asking('change-ej'))
      .thenTypes('LegalNumberChanged');
    given(commitmentDecider, legal)
      .when(ask('change-ej', { ej: '2102368447', exercice: 2016 }), asking('change-ej'))
      .thenNothing();
  });
  it('refuses a second number for one exercice', () => {
    given(commitmentDecider, legal)
      .when(ask('change-ej', { exercice: 2016 }), asking('change-ej'))
      .thenRefused(refusal.EjAlreadyGiven);
  });
});

describe('theActIsNew', () => {
  it('accepts a new act, and says what the commitment amounts to then', () => {
    given(commitmentDecider, legal)
      .when(ask('increase'), asking('increase'))
      .thenFacts({
        type: 'CommitmentIncreased',
        data: {
          amount: euros(1_000),
          committed: euros(31_000),
          act: { reference: 'AV-1', date: '2016-05-02' as Day },
        },
      });
  });
  it('refuses the act of the grant, and one that has served already', () => {
    const act = { reference: '2016-147', date: '2016-03-15' as Day };
    given(commitmentDecider, legal)
      .when(ask('increase', { act }), asking('increase'))
      .thenRefused(refusal.ActAlreadyUsed);
    const used = { reference: 'AV-1', date: '2016-05-02' as Day };
    const increased = {
      type: 'CommitmentIncreased',
      data: { amount: euros(1), committed: euros(30_001), act: used },
    } as const;
    given(commitmentDecider, [...legal, increased])
      .when(ask('reduce', { act: used }), asking('reduce'))
      .thenRefused(refusal.ActAlreadyUsed);
  });
});

describe('theReductionKeepsWhatIsOwed', () => {
  const reducing = (amount: number) =>
    given(commitmentDecider, factsTo['partly-liquidated']).when(
      ask('reduce', { amount: euros(amount) }),
      asking('reduce'),
    );
  it('accepts down to what is liquidated (R4)', () => {
    reducing(20_000).thenTypes('CommitmentReduced');
  });
  it('refuses a cent below', () => {
    const { facts: told } = reducing(20_000.01).thenRefused(refusal.BelowWhatIsLiquidated);
    expect(told).toMatchObject({ remainder: euros(20_000) });
  });
});
