import { describe, expect, it } from '@jest/globals';
import type { Day } from '@jalon/kernel';
import { dossierDecider } from './dossier.decider.ts';
import { ask, asking, contents, factsTo } from './dossier.examples.ts';
import { warningsOf } from './dossier.warnings.ts';

const stateAfter = (facts: (typeof factsTo)['draft']) =>
  facts.reduce(dossierDecider.evolve, dossierDecider.initialState);
const nothing = { grants: [], overdueReports: [], titles: [] };

describe('theReportOfAnotherGrantIsOverdue', () => {
  const late = { dossier: 'D15-OTHER0', dueOn: '2016-01-31' as Day };
  it('says which dossier still owes its report when a line is granted (R11)', () => {
    const world = asking('grant-line', { record: { ...nothing, overdueReports: [late] } });
    expect(warningsOf(ask('grant-line'), stateAfter(factsTo.programmed), world)).toEqual([
      expect.objectContaining({ code: 'dossier/report-overdue', rule: 'R11', dossiers: ['D15-OTHER0'] }),
    ]);
  });
  it('says nothing of the dossier’s own report', () => {
    const own = { ...late, dossier: 'D16-EXAMPL' };
    const world = asking('grant-line', { record: { ...nothing, overdueReports: [own] } });
    expect(warningsOf(ask('grant-line'), stateAfter(factsTo.programmed), world)).toEqual([]);
  });
});

describe('theOpinionWasUnfavourable', () => {
  it('says so when amounts are programmed nevertheless', () => {
    const facts = factsTo['opinion-given'].map((fact) =>
      fact.type === 'CommitteeOpinionGiven'
        ? { ...fact, data: { ...fact.data, opinion: 'unfavourable' as const } }
        : fact,
    );
    expect(warningsOf(ask('program'), stateAfter(facts), asking('program'))).toEqual([
      expect.objectContaining({ code: 'dossier/unfavourable-opinion' }),
    ]);
  });
  it('says nothing after a favourable opinion', () => {
    expect(warningsOf(ask('program'), stateAfter(factsTo['opinion-given']), asking('program'))).toEqual([]);
  });
});

describe('anotherDossierLooksTheSame', () => {
  const twin = { dossier: 'D16-OTHER0', campaign: '2016', title: contents.title.toUpperCase() };
  const warned = (titles: (typeof twin)[]) =>
    warningsOf(
      ask('submit'),
      stateAfter(factsTo.draft),
      asking('submit', { record: { ...nothing, titles } }),
    );
  it('names the dossiers of the same title in the same campaign', () => {
    expect(warned([twin])).toEqual([
      expect.objectContaining({ code: 'dossier/resembles', dossiers: ['D16-OTHER0'] }),
    ]);
  });
  it('says nothing of another campaign, or of another title', () => {
    expect(
      warned([
        { ...twin, campaign: '2015' },
        { ...twin, title: 'Autre chose' },
      ]),
    ).toEqual([]);
  });
});
