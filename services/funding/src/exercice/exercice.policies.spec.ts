import { describe, expect, it } from '@jest/globals';
import { allRoles } from '@jalon/contracts';
import type { Day } from '@jalon/kernel';
import { given } from '@jalon/testing';
import { NotPossibleNow, RoleRefused } from '../intents.errors.ts';
import { exerciceDecider } from './exercice.decider.ts';
import * as refusal from './exercice.errors.ts';
import { asking, factsTo, order } from './exercice.examples.ts';
import type { ExerciceStatus } from './exercice.state.ts';

const when = (status: ExerciceStatus) => given(exerciceDecider, factsTo[status]);
const close = { intent: 'close', act: 'CA 2016' } as const;

describe('theRoleMay', () => {
  it.each(['finance', 'admin'] as const)('accepts that it is opened by the role %s', (role) => {
    when('absent').when({ intent: 'open' }, asking('2016-01-04', role)).thenTypes('ExerciceOpened');
  });
  it.each(allRoles.filter((role) => role !== 'finance' && role !== 'admin'))(
    'refuses that it is by the role %s',
    (role) => {
      when('absent').when({ intent: 'open' }, asking('2016-01-04', role)).thenRefused(RoleRefused);
    },
  );
  it('accepts the number of an order from whoever issues it on the commitment', () => {
    when('open')
      .when({ intent: 'number-payment-order', ...order }, asking('2016-06-15', 'systeme'))
      .thenTypes('PaymentOrderNumbered');
  });
});

describe('theStateTakesTheIntent', () => {
  it('accepts to close it from its complementary period', () => {
    when('complementary').when(close, asking('2017-01-21')).thenTypes('ExerciceClosed');
  });
  it('refuses an order once it is closed, be the day of the year', () => {
    when('closed')
      .when({ intent: 'number-payment-order', ...order }, asking('2016-12-31'))
      .thenRefused(NotPossibleNow);
  });
});

describe('theComplementaryPeriodIsWithinTheLaw', () => {
  const until = (day: string) =>
    when('open').when({ intent: 'open-complementary-period', until: day as Day }, asking('2016-12-15'));
  it('accepts the first and the last day of January', () => {
    until('2017-01-01').thenTypes('ComplementaryPeriodOpened');
    until('2017-01-31').thenTypes('ComplementaryPeriodOpened');
  });
  it('refuses the year itself, and February', () => {
    until('2016-12-31').thenRefused(refusal.ComplementaryPeriodMisplaced);
    const { facts } = until('2017-02-01').thenRefused(refusal.ComplementaryPeriodMisplaced);
    expect(facts).toEqual({ until: '2017-02-01', first: '2017-01-01', last: '2017-01-31' });
  });
});

describe('theExerciceTakesOrdersToday', () => {
  const ordering = (status: ExerciceStatus, today: string) =>
    when(status).when({ intent: 'number-payment-order', ...order }, asking(today));
  const recovering = (status: ExerciceStatus, today: string) =>
    when(status).when(
      { intent: 'number-recovery-order', commitment: 'D1.L1', recovery: 'R1', amount: order.amount },
      asking(today),
    );
  it('accepts orders from the first to the last day of the year, and of the complementary period', () => {
    ordering('open', '2016-01-01').thenTypes('PaymentOrderNumbered');
    ordering('open', '2016-12-31').thenTypes('PaymentOrderNumbered');
    ordering('complementary', '2017-01-20').thenTypes('PaymentOrderNumbered');
    recovering('complementary', '2017-01-20').thenTypes('RecoveryOrderNumbered');
  });
  it('refuses them before and after', () => {
    ordering('open', '2015-12-31').thenRefused(refusal.ExerciceTakesNoOrder);
    ordering('open', '2017-01-01').thenRefused(refusal.ExerciceTakesNoOrder);
    const { facts } = ordering('complementary', '2017-01-21').thenRefused(refusal.ExerciceTakesNoOrder);
    expect(facts).toEqual({ exercice: 2016, today: '2017-01-21', last: '2017-01-20' });
    recovering('open', '2017-01-01').thenRefused(refusal.ExerciceTakesNoOrder);
  });
});

describe('theServiceWasDoneInTheYear', () => {
  const ordering = (today: string, certifiedOn: string) =>
    when('complementary').when(
      { intent: 'number-payment-order', ...order, certifiedOn: certifiedOn as Day },
      asking(today),
    );
  it('accepts in January a service certified in December', () => {
    ordering('2017-01-10', '2016-12-31').thenTypes('PaymentOrderNumbered');
  });
  it('refuses in January a service certified in January', () => {
    ordering('2017-01-10', '2017-01-05').thenRefused(refusal.ServiceOfAnotherYear);
  });
  it('accepts in the year itself a service of an earlier one: it is paid late', () => {
    ordering('2016-06-15', '2015-11-02').thenTypes('PaymentOrderNumbered');
  });
});

describe('theYearIsOver', () => {
  const closing = (status: ExerciceStatus, today: string) => when(status).when(close, asking(today));
  it('accepts to close the day after the last day that takes orders', () => {
    closing('open', '2017-01-01').thenTypes('ExerciceClosed');
    closing('complementary', '2017-01-21').thenTypes('ExerciceClosed');
  });
  it('refuses it on that last day', () => {
    closing('open', '2016-12-31').thenRefused(refusal.YearNotOver);
    const { facts } = closing('complementary', '2017-01-20').thenRefused(refusal.YearNotOver);
    expect(facts).toEqual({ exercice: 2016, last: '2017-01-20' });
  });
});
