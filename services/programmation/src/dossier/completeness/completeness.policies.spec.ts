import { describe, expect, it } from '@jest/globals';
import type { Day } from '@jalon/kernel';
import { given } from '@jalon/testing';
import { UnbalancedBudget } from '../deposit/deposit.errors.ts';
import { dossierDecider } from '../dossier.decider.ts';
import { ask, asking, contents, context, euros, factsTo, people } from '../dossier.examples.ts';
import { ChecklistIncomplete, ComplementsDueInThePast, ComplementsNotYetDue } from './completeness.errors.ts';

describe('theComplementsAreDueLater', () => {
  it('accepts a day after today', () => {
    given(dossierDecider, factsTo.submitted)
      .when(ask('request-complements', { dueOn: '2016-01-21' as Day }), asking('request-complements'))
      .thenTypes('ComplementsRequested');
  });
  it('refuses today', () => {
    given(dossierDecider, factsTo.submitted)
      .when(ask('request-complements', { dueOn: '2016-01-20' as Day }), asking('request-complements'))
      .thenRefused(ComplementsDueInThePast);
  });
});

describe('theComplementsAreOverdue', () => {
  it('accepts a default the day after the last one, and closes the dossier without follow-up', () => {
    given(dossierDecider, factsTo['awaiting-complements'])
      .when(ask('default-complements'), context(people.jalon, '2016-02-11'))
      .thenTypes('ComplementsDefaulted', 'ClosedWithoutFollowUp');
  });
  it('refuses it on the last day', () => {
    given(dossierDecider, factsTo['awaiting-complements'])
      .when(ask('default-complements'), context(people.jalon, '2016-02-10'))
      .thenRefused(ComplementsNotYetDue);
  });
});

describe('theChecklistIsComplete', () => {
  it('accepts every piece verified', () => {
    given(dossierDecider, factsTo.submitted)
      .when(ask('declare-admissible'), asking('declare-admissible'))
      .thenTypes('DeclaredAdmissible');
  });
  it('refuses a piece that is not, by its name', () => {
    const { facts } = given(dossierDecider, factsTo.submitted)
      .when(ask('declare-admissible', { checklist: ['identity', 'budget'] }), asking('declare-admissible'))
      .thenRefused(ChecklistIncomplete);
    expect(facts).toEqual({ missing: ['statutes', 'signature', 'bank-details'] });
  });
});

describe('Complements', () => {
  it('put off the two months of R14 by the days the porteur was awaited', () => {
    given(dossierDecider, factsTo['awaiting-complements'])
      .when(ask('provide-complements'), asking('provide-complements'))
      .thenFacts({
        type: 'ComplementsProvided',
        data: {
          items: ['RIB'],
          contents: {},
          providedOn: '2016-01-30' as Day,
          suspendedDays: 10,
          silenceMeansRefusalAfter: '2016-03-25' as Day,
        },
      });
  });
  it('must leave the budget balanced', () => {
    const expenses = [{ label: 'Salaires', amount: euros(1) }];
    given(dossierDecider, factsTo['awaiting-complements'])
      .when(
        ask('provide-complements', { contents: { budget: { ...contents.budget, expenses } } }),
        asking('provide-complements'),
      )
      .thenRefused(UnbalancedBudget);
  });
});
