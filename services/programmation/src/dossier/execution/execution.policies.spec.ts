import { describe, expect, it } from '@jest/globals';
import type { Day } from '@jalon/kernel';
import { given } from '@jalon/testing';
import { DateInTheFuture } from '../decision/decision.errors.ts';
import { dossierDecider } from '../dossier.decider.ts';
import { ask, asking, context, euros, factsTo, people } from '../dossier.examples.ts';
import * as refusal from './execution.errors.ts';
import { theReportIsDueSixMonthsAfter } from './execution.policies.ts';

describe('theStartIsNotInTheFuture', () => {
  const ready = factsTo['in-execution'].slice(0, -1);
  it('accepts a start declared afterwards', () => {
    given(dossierDecider, ready)
      .when(ask('start-execution', { startedOn: '2016-03-20' as Day }), asking('start-execution'))
      .thenTypes('ExecutionStarted');
  });
  it('refuses a start to come', () => {
    given(dossierDecider, ready)
      .when(ask('start-execution', { startedOn: '2016-04-02' as Day }), asking('start-execution'))
      .thenRefused(DateInTheFuture);
  });
});

describe('theActionIsNotOver', () => {
  it('accepts an extension on the last day of the action', () => {
    given(dossierDecider, factsTo['in-execution'])
      .when(ask('grant-extension'), context(people.decider, '2016-12-31'))
      .thenTypes('ExtensionGranted');
  });
  it('refuses it the day after', () => {
    given(dossierDecider, factsTo['in-execution'])
      .when(ask('grant-extension'), context(people.decider, '2017-01-01'))
      .thenRefused(refusal.ExtensionTooLate);
  });
});

describe('theExtensionIsLater', () => {
  it('accepts a later end', () => {
    given(dossierDecider, factsTo['in-execution'])
      .when(ask('grant-extension'), asking('grant-extension'))
      .thenTypes('ExtensionGranted');
  });
  it('refuses the same end', () => {
    given(dossierDecider, factsTo['in-execution'])
      .when(ask('grant-extension', { endsOn: '2016-12-31' as Day }), asking('grant-extension'))
      .thenRefused(refusal.ExtensionNotLater);
  });
});

describe('theExerciceIsOver', () => {
  it('accepts on 1 January that follows the grant', () => {
    given(dossierDecider, factsTo['in-execution'])
      .when(ask('expect-report'), asking('expect-report'))
      .thenFacts({ type: 'ReportExpected', data: { dueOn: '2017-06-30' as Day, lineIds: ['L1'] } });
  });
  it('refuses on 31 December', () => {
    given(dossierDecider, factsTo['in-execution'])
      .when(ask('expect-report'), context(people.jalon, '2016-12-31'))
      .thenRefused(refusal.ExerciceNotOver);
  });
});

describe('theExerciceIsTheGrants', () => {
  const expecting = (exerciceEndsOn: string) =>
    given(dossierDecider, factsTo['in-execution']).when(
      ask('expect-report', { exerciceEndsOn: exerciceEndsOn as Day }),
      context(people.jalon, '2018-01-01'),
    );
  it('accepts an association’s year that ends in the summer after the grant', () => {
    expecting('2017-08-31').thenFacts({
      type: 'ReportExpected',
      data: { dueOn: '2018-02-28' as Day, lineIds: ['L1'] },
    });
  });
  it('refuses the exercice of another time', () => {
    expecting('2012-12-31').thenRefused(refusal.ExerciceOfAnotherGrant);
  });
});

describe('theReportIsDueSixMonthsAfter', () => {
  const due = (end: string) => theReportIsDueSixMonthsAfter(end as Day, asking('expect-report'));
  it('keeps the end of the month (R10): 31 August gives the last of February', () => {
    expect(due('2016-12-31')).toBe('2017-06-30');
    expect(due('2016-08-31')).toBe('2017-02-28');
    expect(due('2015-08-31')).toBe('2016-02-29');
  });
});

describe('theReminderIsDue', () => {
  const reminding = (moment: 'J-60' | 'J-15' | 'J+1', on: string) =>
    given(dossierDecider, factsTo['report-due']).when(
      ask('remind-report', { moment }),
      context(people.jalon, on),
    );
  it('accepts each reminder from its day on, once', () => {
    reminding('J-60', '2017-05-01').thenTypes('ReportReminderSent');
    reminding('J-15', '2017-06-15').thenTypes('ReportReminderSent');
    reminding('J+1', '2017-07-01').thenTypes('ReportReminderSent');
    given(dossierDecider, [
      ...factsTo['report-due'],
      { type: 'ReportReminderSent', data: { dueOn: '2017-06-30' as Day, moment: 'J-60', lineIds: ['L1'] } },
    ])
      .when(ask('remind-report'), asking('remind-report'))
      .thenNothing();
  });
  it('refuses it the day before', () => {
    reminding('J-60', '2017-04-30').thenRefused(refusal.ReminderNotDue);
    reminding('J+1', '2017-06-30').thenRefused(refusal.ReminderNotDue);
  });
});

describe('theReportBalances', () => {
  it('accepts equal totals', () => {
    given(dossierDecider, factsTo['report-due'])
      .when(ask('submit-report'), asking('submit-report'))
      .thenTypes('ReportSubmitted');
  });
  it('refuses a cent of difference', () => {
    given(dossierDecider, factsTo['report-due'])
      .when(ask('submit-report', { actualResources: euros(48_000.01) }), asking('submit-report'))
      .thenRefused(refusal.UnbalancedReport);
  });
});

describe('theValidatorIsNotTheAuthor', () => {
  it('accepts another person', () => {
    given(dossierDecider, factsTo['report-submitted'])
      .when(ask('validate-report'), asking('validate-report'))
      .thenTypes('ReportValidated');
  });
  it('refuses who handed the report in, whatever the role', () => {
    const sameHand = { id: people.porteur.id, name: people.porteur.name, role: 'instructeur' };
    given(dossierDecider, factsTo['report-submitted'])
      .when(ask('validate-report'), asking('validate-report', { actor: sameHand }))
      .thenRefused(refusal.ValidatorIsTheAuthor);
  });
});

describe('theCostIsWithinTheReport', () => {
  it('accepts part of the expenses', () => {
    given(dossierDecider, factsTo['report-submitted'])
      .when(ask('validate-report', { actualCost: euros(40_000) }), asking('validate-report'))
      .thenTypes('ReportValidated');
  });
  it('refuses more than was spent', () => {
    given(dossierDecider, factsTo['report-submitted'])
      .when(ask('validate-report', { actualCost: euros(48_000.01) }), asking('validate-report'))
      .thenRefused(refusal.CostAboveReport);
  });
});

describe('noGrantAwaitsItsJustification', () => {
  it('accepts the closing of a justified dossier', () => {
    given(dossierDecider, factsTo.justified).when(ask('close'), asking('close')).thenTypes('DossierClosed');
  });
  it('refuses that of a notified grant', () => {
    given(dossierDecider, factsTo.notified)
      .when(ask('close'), asking('close'))
      .thenRefused(refusal.MoneyStillExpected);
  });
});
