import { describe, expect, it } from '@jest/globals';
import { factsTo } from '../dossier.examples.ts';
import { effectiveDayOf } from './effective-day.ts';

/** Of each fact of the examples, the day that it says it happened on. */
const stated = Object.fromEntries(
  Object.values(factsTo)
    .flat()
    .map((fact) => [fact.type, effectiveDayOf(fact)]),
);

describe('The day that a fact itself states', () => {
  it('is that of the act, the signature, the receipt: of what was done', () => {
    expect(stated).toMatchObject({
      ReceiptIssued: '2016-01-15',
      DeclaredAdmissible: '2016-01-25',
      CommitteeOpinionGiven: '2016-02-15',
      LineGranted: '2016-03-10',
      LineRefused: '2016-03-10',
      DecisionNotified: '2016-03-12',
      ConventionSigned: '2016-03-14',
      ExecutionStarted: '2016-04-01',
      ReportSubmitted: '2017-05-01',
      DossierClosed: '2017-06-01',
      ImplicitlyRefused: '2016-03-16',
      PastGrantImported: '2014-05-01',
    });
  });

  it('is not a day that is only announced: a session to come, a report that falls due', () => {
    expect([stated['PutOnAgenda'], stated['ReportExpected']]).toEqual([undefined, undefined]);
  });

  it('is not given by a fact that states none', () => {
    expect([stated['DraftOpened'], stated['InstructorAssigned']]).toEqual([undefined, undefined]);
  });
});
