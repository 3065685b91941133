import { describe, expect, it } from '@jest/globals';
import type { Day } from '@jalon/kernel';
import { given } from '@jalon/testing';
import {
  FunderOutsideCampaign,
  TerritoryNotEligible,
  ThemeOutsideCampaign,
  UnbalancedBudget,
} from '../deposit/deposit.errors.ts';
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
  it('take no day from the two months when the clock was set back in between', () => {
    given(dossierDecider, factsTo['awaiting-complements'])
      .when(ask('provide-complements'), context(asking('provide-complements').actor, '2015-11-01'))
      .thenFacts({
        type: 'ComplementsProvided',
        data: {
          items: ['RIB'],
          contents: {},
          providedOn: '2015-11-01' as Day,
          suspendedDays: 0,
          silenceMeansRefusalAfter: '2016-03-15' as Day,
        },
      });
  });
  it('may correct any piece of the request, which then stands in the place of what was deposited', () => {
    const corrected = { summary: 'Des créneaux de sport, et un tournoi.', endsOn: '2016-11-30' as Day };
    const { initialState, evolve } = dossierDecider;
    const decision = dossierDecider.decide(
      ask('provide-complements', { contents: corrected }),
      factsTo['awaiting-complements'].reduce(evolve, initialState),
      asking('provide-complements'),
    );
    expect(Array.isArray(decision)).toBe(true);
    const after = [...factsTo['awaiting-complements'], ...(decision as typeof factsTo.draft)].reduce(
      evolve,
      initialState,
    );
    expect(after.status).toBe('submitted');
    expect('file' in after && after.file.contents).toEqual({ ...contents, ...corrected });
  });
  it('correct within what the campaign takes', () => {
    const correcting = (changes: object) =>
      given(dossierDecider, factsTo['awaiting-complements']).when(
        ask('provide-complements', { contents: changes }),
        asking('provide-complements'),
      );
    correcting({ territories: ['59999'] }).thenRefused(TerritoryNotEligible);
    correcting({ theme: { code: '9', nomenclature: 'contrat-2015' } }).thenRefused(ThemeOutsideCampaign);
    const [first, ...others] = contents.lines;
    const elsewhere = { ...first, dispositif: 'ailleurs' };
    correcting({ lines: [elsewhere, ...others] }).thenRefused(FunderOutsideCampaign);
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
