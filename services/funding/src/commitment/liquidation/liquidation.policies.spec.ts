import { describe, expect, it } from '@jest/globals';
import type { Day } from '@jalon/kernel';
import { given } from '@jalon/testing';
import type { ScheduledPayment } from '../../convention/convention.events.ts';
import { commitmentDecider } from '../commitment.decider.ts';
import type { CommitmentEvent, LiquidationKind } from '../commitment.events.ts';
import {
  certified,
  euros,
  facts,
  factsTo,
  liquidated,
  openAfter,
  ordered,
  people,
  terms,
} from '../commitment.examples.ts';
import { ask, asking } from '../commitment-intents.examples.ts';
import { balanceOf } from './balance.ts';
import * as refusal from './liquidation.errors.ts';

const { legal } = factsTo;
const advanced = factsTo['partly-liquidated'];

const certifying = (
  history: readonly CommitmentEvent[],
  kind: LiquidationKind,
  pieces: string[] = ['Bilan'],
) =>
  given(commitmentDecider, history).when(ask('certify-service', { kind, pieces }), asking('certify-service'));

const settling = (
  history: readonly CommitmentEvent[],
  certificate: string,
  amount: number | undefined,
  world: Parameters<typeof asking>[1] = {},
) => {
  const asked = { intent: 'settle-liquidation', certificate } as const;
  return given(commitmentDecider, history).when(
    amount === undefined ? asked : { ...asked, amount: euros(amount) },
    asking('settle-liquidation', world),
  );
};

describe('theAdvanceComesFirst', () => {
  it('accepts an advance upon the decision', () => {
    certifying(legal, 'advance').thenFacts({
      type: 'ServiceCertified',
      data: {
        certificate: 'C1',
        kind: 'advance',
        basis: 'Décision attributive',
        pieces: ['Bilan'],
        certifiedBy: { id: 'celia', name: 'Célia' },
        certifiedOn: '2016-06-01' as Day,
      },
    });
  });
  it('refuses an advance after an instalment', () => {
    certifying([...legal, certified('C1', 'instalment')], 'advance').thenRefused(refusal.AdvanceTooLate);
  });
});

describe('theInstalmentIsJustified', () => {
  it('accepts an instalment upon pieces', () => {
    certifying(legal, 'instalment').thenTypes('ServiceCertified');
  });
  it('refuses it without any', () => {
    certifying(legal, 'instalment', []).thenRefused(refusal.InstalmentUnjustified);
  });
});

describe('theReportIsAccepted', () => {
  it('accepts the balance upon the accepted report (R10)', () => {
    certifying([...legal, facts.accepted], 'balance').thenTypes('ServiceCertified');
  });
  it('refuses it while the report is only due', () => {
    certifying([...legal, facts.reportDue], 'balance').thenRefused(refusal.ReportNotAccepted);
  });
});

describe('theBalanceComesOnce', () => {
  it('accepts instalment after instalment', () => {
    certifying([...legal, certified('C1', 'instalment')], 'instalment').thenTypes('ServiceCertified');
  });
  it('refuses anything after the balance', () => {
    certifying([...legal, facts.accepted, certified('C1', 'balance')], 'instalment').thenRefused(
      refusal.BalanceAlreadyCertified,
    );
  });
});

describe('somethingIsLeftToOwe', () => {
  it('accepts while part of the commitment is not owed', () => {
    certifying(advanced, 'instalment').thenTypes('ServiceCertified');
  });
  it('refuses once all is liquidated', () => {
    certifying(factsTo.liquidated, 'instalment').thenRefused(refusal.CommitmentExceeded);
  });
});

describe('theCertificateAwaitsItsLiquidation', () => {
  const waiting = [...legal, facts.certified];
  it('accepts a certified service (R1)', () => {
    settling(waiting, 'C1', 10_000).thenTypes('LiquidationSettled');
  });
  it('refuses one that nobody certified, and one that is settled', () => {
    settling(waiting, 'C2', 10_000).thenRefused(refusal.CertificateUnknown);
    settling(advanced, 'C1', 10_000).thenRefused(refusal.CertificateAlreadyUsed);
  });
  it('refuses an advance or an instalment that says no amount', () => {
    settling(waiting, 'C1', undefined).thenRefused(refusal.AmountNotStated);
  });
});

describe('theSettlerIsNotTheCertifier', () => {
  const waiting = [...legal, facts.certified];
  it('accepts another person (R3)', () => {
    settling(waiting, 'C1', 10_000, { actor: people.fabien }).thenTypes('LiquidationSettled');
  });
  it('refuses the same person, whatever the role', () => {
    const sameHand = { ...people.celia, role: 'finance' };
    const { rule, kind } = settling(waiting, 'C1', 10_000, { actor: sameHand }).thenRefused(
      refusal.SettlerIsTheCertifier,
    );
    expect({ rule, kind }).toEqual({ rule: 'R3', kind: 'forbidden' });
  });
});

const reported = [...advanced, facts.accepted, certified('C2', 'balance')];

describe('theBodyOwesNoReport', () => {
  const overdueReports = [{ dossier: 'D15-AAAAAA', dueOn: '2016-05-31' as Day }];
  const { rules } = asking('settle-liquidation');
  it('accepts the balance with a warning, as the rule is by default (R11)', () => {
    settling(reported, 'C2', undefined, { overdueReports }).thenTypes('LiquidationSettled');
  });
  it('refuses it where the rule blocks', () => {
    const blocking = { rules: { ...rules, overdueReport: 'block' } as const, overdueReports };
    settling(reported, 'C2', undefined, blocking).thenRefused(refusal.ReportOverdueElsewhere);
    settling([...legal, facts.certified], 'C1', 1, blocking).thenTypes('LiquidationSettled');
  });
});

const investment = [
  { type: 'CommitmentOpened', data: { ...terms, nature: 'investment' } } as const,
  ...legal.slice(1),
];

describe('theInvestmentCapsHold', () => {
  it('accepts the State’s advance up to the share of its day (R17): 5 % before October 2018', () => {
    settling([...investment, certified('C1', 'advance')], 'C1', 1_500).thenTypes('LiquidationSettled');
  });
  it('accepts instalments up to 80 % with the advance', () => {
    const begun = [...investment, certified('C1', 'advance'), liquidated('Q1', 'C1', 'advance', 1_500)];
    settling([...begun, certified('C2', 'instalment')], 'C2', 22_500).thenTypes('LiquidationSettled');
  });
  it('refuses a cent above either', () => {
    const { facts: told } = settling([...investment, certified('C1', 'advance')], 'C1', 1_500.01).thenRefused(
      refusal.InvestmentCapExceeded,
    );
    expect(told).toMatchObject({ cap: euros(1_500), capBp: 500 });
    const begun = [...investment, certified('C1', 'advance'), liquidated('Q1', 'C1', 'advance', 1_500)];
    settling([...begun, certified('C2', 'instalment')], 'C2', 22_500.01).thenRefused(
      refusal.InvestmentCapExceeded,
    );
  });
  it('accepts any share of an operating grant, or of another funder', () => {
    settling([...legal, facts.certified], 'C1', 29_000).thenTypes('LiquidationSettled');
  });
});

describe('theScheduleForeseesIt', () => {
  const payment = (kind: LiquidationKind, shareBp: number): ScheduledPayment => ({
    kind,
    shareBp,
    condition: 'Selon la convention',
  });
  const schedule = [payment('advance', 5_000), payment('instalment', 3_000), payment('balance', 2_000)];
  it('accepts what the convention foresees before the balance', () => {
    settling([...legal, facts.certified], 'C1', 15_000, { schedule }).thenTypes('LiquidationSettled');
    settling([...advanced, certified('C2', 'instalment')], 'C2', 14_000, { schedule }).thenTypes(
      'LiquidationSettled',
    );
  });
  it('refuses a cent more', () => {
    settling([...legal, facts.certified], 'C1', 15_000.01, { schedule }).thenRefused(
      refusal.ScheduleExceeded,
    );
    settling([...advanced, certified('C2', 'instalment')], 'C2', 14_000.01, { schedule }).thenRefused(
      refusal.ScheduleExceeded,
    );
  });
});

const withCost = (cost: number, advance: number) => [
  ...legal,
  facts.certified,
  liquidated('Q1', 'C1', 'advance', advance),
  {
    type: 'FinancialReportAccepted',
    data: { actualCost: euros(cost), acceptedOn: '2016-05-25' as Day },
  } as const,
  certified('C2', 'balance'),
];

describe('theBalanceIsDue', () => {
  it('accepts min(granted, rate × actual cost) less what was liquidated', () => {
    // 30,000 of 50,000 is 60 %; of 40,000 spent, 24,000; 10,000 were paid in advance.
    const state = openAfter(reported);
    expect(balanceOf(state)).toMatchObject({ entitlement: euros(24_000), amount: euros(14_000) });
    settling(reported, 'C2', undefined).thenTypes('LiquidationSettled');
    settling(reported, 'C2', 14_000).thenTypes('LiquidationSettled');
    expect(balanceOf(state)?.computation).toMatch(
      /^min\(30\s000,00\s€ ; .*= 24\s000,00\s€\) − 10\s000,00\s€/u,
    );
  });
  it('accepts no more than the grant when the action cost more', () => {
    expect(balanceOf(openAfter(withCost(80_000, 10_000)))).toMatchObject({ amount: euros(20_000) });
  });
  it('rounds the share down, in favour of the public purse', () => {
    expect(balanceOf(openAfter(withCost(33_333.33, 10_000)))?.entitlement).toBe(euros(19_999.99));
  });
  it('is not known until the report is accepted, and has no rate when the action was decided without a cost', () => {
    expect(balanceOf(openAfter(advanced))).toBeUndefined();
    const noCost = { type: 'CommitmentOpened', data: { ...terms, eligibleCost: euros(0) } } as const;
    expect(balanceOf(openAfter([noCost, ...reported.slice(1)]))).toMatchObject({ amount: euros(20_000) });
  });
  it('refuses a cent above it', () => {
    settling(reported, 'C2', 14_000.01).thenRefused(refusal.BalanceExceeded);
  });
  it('refuses when more was liquidated than is due, and says how much is to come back', () => {
    const { facts: told } = settling(withCost(10_000, 10_000), 'C2', undefined).thenRefused(
      refusal.RecoveryIsDue,
    );
    expect(told).toMatchObject({ due: euros(4_000) });
  });
  it('refuses to settle anything when the excess is asked back already', () => {
    const asked = [
      ...withCost(10_000, 10_000),
      ordered('2016-00001', 1, 'Q1', 10_000),
      facts.paid,
      facts.recovery,
      facts.collected,
    ];
    expect(balanceOf(openAfter(asked))).toMatchObject({ amount: -euros(4_000), toAskBack: 0 });
    settling(asked, 'C2', undefined).thenRefused(refusal.NothingIsOwed);
  });
  it('refuses a balance of nothing: the remainder is to be released', () => {
    settling(withCost(16_666.67, 10_000), 'C2', undefined).thenRefused(refusal.NothingIsOwed);
  });
});

describe('theCommitmentCoversIt', () => {
  const more = [...advanced, certified('C2', 'instalment')];
  it('accepts up to what is committed (R4)', () => {
    settling(more, 'C2', 20_000).thenTypes('LiquidationSettled');
  });
  it('refuses a cent more, and counts what was released', () => {
    settling(more, 'C2', 20_000.01).thenRefused(refusal.CommitmentExceeded);
    settling([...more, facts.released], 'C2', 0.01).thenRefused(refusal.CommitmentExceeded);
  });
});
