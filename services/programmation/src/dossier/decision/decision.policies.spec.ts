import { describe, expect, it } from '@jest/globals';
import type { Day } from '@jalon/kernel';
import { given } from '@jalon/testing';
import { NotTheAssignedInstructor } from '../instruction/instruction.errors.ts';
import type { DossierIntentFields } from '../dossier.commands.ts';
import type { DossierContext, OtherGrant } from '../dossier.context.ts';
import { dossierDecider } from '../dossier.decider.ts';
import { act, ask, asking, contents, euros, factsTo, people, porteur } from '../dossier.examples.ts';
import * as refusal from './decision.errors.ts';

const programming = (lines: DossierIntentFields<'program'>['lines'], facts = factsTo['opinion-given']) =>
  given(dossierDecider, facts).when(ask('program', { lines }), asking('program'));
const granting = (
  changes: Partial<DossierIntentFields<'grant-line'>> = {},
  world: Partial<DossierContext> = {},
  facts = factsTo.programmed,
) => given(dossierDecider, facts).when(ask('grant-line', changes), asking('grant-line', world));
const firstGranted = factsTo.decided.slice(0, -1);

describe('theFundingStaysWithinTheCost', () => {
  it('accepts lines and co-funders that make up the whole cost', () => {
    programming([
      { lineId: 'L1', amount: euros(30_000) },
      { lineId: 'L2', amount: euros(10_000) },
    ]).thenTypes('DossierProgrammed');
  });
  it('refuses a cent above it', () => {
    // The plan balanced when it was deposited: only a richer plan of co-funders brings the sum above the cost.
    const resources = contents.budget.resources.map((resource) =>
      resource.line === undefined ? { ...resource, amount: euros(10_000.01) } : resource,
    );
    const facts = factsTo['opinion-given'].map((fact) =>
      fact.type === 'DossierSubmitted'
        ? {
            ...fact,
            data: { ...fact.data, contents: { ...contents, budget: { ...contents.budget, resources } } },
          }
        : fact,
    );
    const { facts: told } = programming(
      [
        { lineId: 'L1', amount: euros(30_000) },
        { lineId: 'L2', amount: euros(10_000) },
      ],
      facts,
    ).thenRefused(refusal.FundingAboveCost);
    expect(told).toEqual({ funding: 5_000_001, cost: 5_000_000 });
  });
});

describe('theProgrammedIsWithinTheRequest', () => {
  it('accepts the request whole', () => {
    programming([{ lineId: 'L1', amount: euros(30_000) }]).thenTypes('DossierProgrammed');
  });
  it('refuses a cent more', () => {
    programming([{ lineId: 'L1', amount: euros(30_000.01) }]).thenRefused(refusal.ProgrammedAboveRequest);
  });
});

describe('theLinesProgrammedAreUndecided', () => {
  const refusedAtOnce = [...factsTo['opinion-given'], ...factsTo.decided.slice(-1)];
  it('accepts the other line', () => {
    programming([{ lineId: 'L1', amount: euros(1) }], refusedAtOnce).thenTypes('DossierProgrammed');
  });
  it('refuses a line refused already', () => {
    programming([{ lineId: 'L2', amount: euros(1) }], refusedAtOnce).thenRefused(refusal.LineAlreadyDecided);
  });
});

describe('theLineAwaitsADecision', () => {
  it('accepts the first decision on a line', () => granting().thenTypes('LineGranted'));
  it('refuses a second one', () => {
    granting({ act: act('A-9') }, {}, firstGranted).thenRefused(refusal.LineAlreadyDecided);
    given(dossierDecider, firstGranted)
      .when(ask('refuse-line', { lineId: 'L1' }), asking('refuse-line'))
      .thenRefused(refusal.LineAlreadyDecided);
  });
});

describe('theDeciderIsNotTheProposer', () => {
  it('accepts a decider who proposed nothing', () => granting().thenTypes('LineGranted'));
  it('refuses who proposed the amounts, even in the role of decider', () => {
    const twoHats = { ...people.instructor, role: 'decideur' };
    granting({}, { actor: twoHats }).thenRefused(refusal.DeciderIsTheProposer);
    given(dossierDecider, factsTo.programmed)
      .when(ask('refuse-line'), asking('refuse-line', { actor: twoHats }))
      .thenRefused(refusal.DeciderIsTheProposer);
  });
});

describe('theSignatoryIsNotTheProposer', () => {
  it('accepts another signatory', () => granting({ act: act('A-3') }).thenTypes('LineGranted'));
  it('refuses the proposer’s signature', () => {
    const signatory = { id: people.instructor.id, name: people.instructor.name };
    granting({ act: { ...act('A-3'), signatory } }).thenRefused(refusal.DeciderIsTheProposer);
  });
});

describe('theGrantIsWithinTheProgrammed', () => {
  it('accepts less than was programmed', () =>
    granting({ amount: euros(24_999.99) }).thenTypes('LineGranted'));
  it('refuses a cent more, for want of a new passage in committee', () => {
    granting({ amount: euros(25_000.01) }).thenRefused(refusal.GrantAboveProgrammed);
  });
});

describe('theActIsNotInTheFuture', () => {
  it('accepts an act of the day', () => granting().thenTypes('LineGranted'));
  it('refuses one of tomorrow', () => {
    granting({ act: { ...act('A-3'), date: '2016-03-11' as Day } }).thenRefused(refusal.DateInTheFuture);
  });
});

describe('theActReferenceIsNew', () => {
  it('accepts a reference that nobody holds', () =>
    granting({}, { actHeldBy: undefined }).thenTypes('LineGranted'));
  it('refuses one that another decision bears', () => {
    granting({}, { actHeldBy: 'D16-OTHER0' }).thenRefused(refusal.ActReferenceTaken);
  });
});

describe('noNewGrantWhileAReportIsOverdue', () => {
  const overdueReports = [{ dossier: 'D15-OTHER0', dueOn: '2016-01-31' as Day }];
  const record = { grants: [], titles: [], overdueReports };
  const { rules } = asking('grant-line');

  it('accepts by default: it is a warning', () => granting({}, { record }).thenTypes('LineGranted'));
  it('refuses when the rules in force block (R11)', () => {
    const refused = granting({}, { record, rules: { ...rules, overdueReport: 'block' } }).thenRefused(
      refusal.ReportOverdue,
    );
    expect(refused.rule).toBe('R11');
  });
});

describe('aConventionIsRequiredAbove23000', () => {
  const notifying = (
    amount: number,
    others: OtherGrant[] = [],
    legalForm: 'private-law' | 'public-body' = 'private-law',
  ) => {
    const facts = factsTo.decided.map((fact) =>
      fact.type === 'LineGranted' ? { ...fact, data: { ...fact.data, amount: euros(amount) } } : fact,
    );
    const world = {
      record: { grants: others, overdueReports: [], titles: [] },
      porteur: { ...porteur, identity: { ...porteur.identity, legalForm } },
    };
    const { initialState, evolve, decide } = dossierDecider;
    const decision = decide(
      ask('notify-decision'),
      facts.reduce(evolve, initialState),
      asking('notify-decision', world),
    ) as typeof factsTo.draft;
    const [told] = decision;
    return told?.type === 'DecisionNotified' ? told.data.conventionLines : undefined;
  };
  const elsewhere = { dossier: 'D16-OTHER0', lineId: 'L1', funder: 'etat', year: 2016, amount: euros(0.01) };

  it('is not required at 23 000.00 €, and is at 23 000.01 € (R7, R8)', () => {
    expect(notifying(23_000)).toEqual([]);
    expect(notifying(23_000.01)).toEqual(['L1']);
  });
  it('adds what the same funder granted the porteur the same year, elsewhere', () => {
    expect(notifying(23_000, [elsewhere])).toEqual(['L1']);
    expect(notifying(23_000, [{ ...elsewhere, year: 2015 }])).toEqual([]);
    expect(notifying(23_000, [{ ...elsewhere, funder: 'region' }])).toEqual([]);
  });
  it('is not imposed on a public body (R9)', () => {
    expect(notifying(25_000, [], 'public-body')).toEqual([]);
  });
  it('refuses the start of the action until it is signed, and accepts it then', () => {
    given(dossierDecider, factsTo.notified)
      .when(ask('start-execution'), asking('start-execution'))
      .thenRefused(refusal.ConventionMissing);
    given(dossierDecider, [
      ...factsTo.notified,
      { type: 'ConventionSigned', data: ask('sign-convention') as DossierIntentFields<'sign-convention'> },
    ])
      .when(ask('start-execution'), asking('start-execution'))
      .thenTypes('ExecutionStarted');
  });
});

describe('theConventionCoversGrantedLines', () => {
  it('accepts the granted line', () => {
    given(dossierDecider, factsTo.notified)
      .when(ask('sign-convention'), asking('sign-convention'))
      .thenTypes('ConventionSigned');
  });
  it('refuses the line that was refused', () => {
    given(dossierDecider, factsTo.notified)
      .when(ask('sign-convention', { lineIds: ['L1', 'L2'] }), asking('sign-convention'))
      .thenRefused(refusal.LineNotGranted);
  });
});

describe('theConventionIsNotInTheFuture', () => {
  it('accepts a signature of the day', () => {
    given(dossierDecider, factsTo.notified)
      .when(ask('sign-convention'), asking('sign-convention'))
      .thenTypes('ConventionSigned');
  });
  it('refuses one of tomorrow', () => {
    given(dossierDecider, factsTo.notified)
      .when(ask('sign-convention', { signedOn: '2016-03-15' as Day }), asking('sign-convention'))
      .thenRefused(refusal.DateInTheFuture);
  });
});

describe('theNotificationIsNotInTheFuture', () => {
  it('accepts a letter sent earlier', () => {
    given(dossierDecider, factsTo.decided)
      .when(ask('notify-decision', { notifiedOn: '2016-03-11' as Day }), asking('notify-decision'))
      .thenTypes('DecisionNotified');
  });
  it('refuses one of tomorrow', () => {
    given(dossierDecider, factsTo.decided)
      .when(ask('notify-decision', { notifiedOn: '2016-03-13' as Day }), asking('notify-decision'))
      .thenRefused(refusal.DateInTheFuture);
  });
});

describe('somethingIsGranted', () => {
  const allRefused = [
    ...factsTo['opinion-given'],
    ...(['L1', 'L2'] as const).map((lineId) => ({
      type: 'LineRefused' as const,
      data: { lineId, funder: 'etat', dispositif: 'x', year: 2016, ground: 'Non.', act: act(`A-${lineId}`) },
    })),
    ...factsTo.notified
      .slice(-1)
      .map((fact) =>
        fact.type === 'DecisionNotified' ? { ...fact, data: { ...fact.data, conventionLines: [] } } : fact,
      ),
  ];
  it('accepts the start of an action that is funded', () => {
    given(dossierDecider, factsTo['in-execution'].slice(0, -1))
      .when(ask('start-execution'), asking('start-execution'))
      .thenTypes('ExecutionStarted');
  });
  it('refuses it when every line was refused; the dossier can then be closed', () => {
    given(dossierDecider, allRefused)
      .when(ask('start-execution'), asking('start-execution'))
      .thenRefused(refusal.NothingGranted);
    given(dossierDecider, allRefused).when(ask('close'), asking('close')).thenTypes('DossierClosed');
  });
});

describe('A decision', () => {
  it('is complete once every line requested has its own', () => {
    const { initialState, evolve } = dossierDecider;
    expect(firstGranted.reduce(evolve, initialState).status).toBe('programmed');
    expect(factsTo.decided.reduce(evolve, initialState).status).toBe('decided');
  });
  it('is never the instructor’s: starting the instruction of a colleague is refused too', () => {
    given(dossierDecider, factsTo.admissible)
      .when(ask('start-instruction'), asking('start-instruction', { actor: people.colleague }))
      .thenRefused(NotTheAssignedInstructor);
  });
});
