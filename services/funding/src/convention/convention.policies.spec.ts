import { describe, expect, it } from '@jest/globals';
import { allRoles } from '@jalon/contracts';
import { type Cents, type Day, cents } from '@jalon/kernel';
import { given } from '@jalon/testing';
import { NotFound, NotPossibleNow, RoleRefused } from '../intents.errors.ts';
import { conventionDecider } from './convention.decider.ts';
import * as refusal from './convention.errors.ts';
import type { ScheduledPayment } from './convention.events.ts';
import {
  asked,
  factsTo,
  grantOf,
  halfThenBalance,
  payment,
  signedWithSchedule,
  world,
} from './convention.examples.ts';

const drafting = (context: Parameters<typeof world>[0]) => {
  const told = world(context);
  const commitments = told.named.map(({ commitment }) => commitment);
  return given(conventionDecider, []).when({ ...asked.draft, commitments }, told);
};
const scheduling = (payments: readonly ScheduledPayment[], facts = factsTo.drafted, context = world()) =>
  given(conventionDecider, facts).when({ intent: 'agree-schedule', payments: [...payments] }, context);
const amending = (changes: Partial<typeof asked.amend>, facts = signedWithSchedule) =>
  given(conventionDecider, facts).when({ ...asked.amend, ...changes }, world());

describe('theRoleMay', () => {
  it.each(['finance', 'systeme'] as const)('accepts that a convention is drafted by the role %s', (role) => {
    given(conventionDecider, []).when(asked.draft, world({}, role)).thenTypes('ConventionDrafted');
  });
  it.each(allRoles.filter((role) => role !== 'finance'))('refuses that it is by the role %s', (role) => {
    given(conventionDecider, []).when(asked.draft, world({}, role)).thenRefused(RoleRefused);
  });
  it.each(allRoles)('refuses that the role %s records a signature: the dossier tells it', (role) => {
    given(conventionDecider, factsTo.scheduled).when(asked.sign, world({}, role)).thenRefused(RoleRefused);
  });
});

describe('theConventionExists', () => {
  it('accepts to draft one that does not exist yet', () => {
    given(conventionDecider, []).when(asked.draft, world()).thenTypes('ConventionDrafted');
  });
  it('refuses to agree on the schedule of none', () => {
    given(conventionDecider, []).when(asked['agree-schedule'], world()).thenRefused(NotFound);
  });
});

describe('theStateTakesTheIntent', () => {
  it('accepts an amendment of a signed convention', () => {
    amending({}).thenTypes('ConventionAmended');
  });
  it('refuses an amendment of a draft, and says what is possible', () => {
    const { facts } = given(conventionDecider, factsTo.drafted)
      .when(asked.amend, world())
      .thenRefused(NotPossibleNow);
    expect(facts['possible']).toEqual(['draft', 'agree-schedule', 'sign', 'abandon', 'hear-withdrawal']);
  });
});

describe('theCommitmentsExist', () => {
  it('accepts commitments that were opened', () => {
    drafting({}).thenTypes('ConventionDrafted');
  });
  it('refuses one that was never', () => {
    const { facts } = given(conventionDecider, [])
      .when(asked.draft, world({ named: [grantOf()] }))
      .thenRefused(refusal.UnknownCommitment);
    expect(facts).toEqual({ commitments: ['D16-EXAMPL.2'] });
  });
});

describe('theCommitmentsAreOfTheDossier', () => {
  it('accepts the lines of the dossier', () => {
    drafting({ named: [grantOf()] }).thenTypes('ConventionDrafted');
  });
  it('refuses the line of another one', () => {
    const { facts } = drafting({
      named: [grantOf(), grantOf({ commitment: 'D16-OTHERS.1', dossier: 'D16-OTHERS' })],
    }).thenRefused(refusal.CommitmentOfAnotherDossier);
    expect(facts).toEqual({ dossier: 'D16-EXAMPL', commitments: ['D16-OTHERS.1'] });
  });
});

describe('theBeneficiaryIsOne', () => {
  const other = { id: 'P-OTHER1', name: 'Autre', legalForm: 'private-law' } as const;
  it('accepts the lines of one body', () => {
    drafting({ named: [grantOf(), grantOf({ commitment: 'D16-EXAMPL.3' })] }).thenTypes('ConventionDrafted');
  });
  it('refuses those of two, named together or one after the other', () => {
    const second = grantOf({ commitment: 'D16-EXAMPL.2', beneficiary: other });
    drafting({ named: [grantOf(), second] }).thenRefused(refusal.SeveralBeneficiaries);
    given(conventionDecider, factsTo.drafted)
      .when({ ...asked.draft, commitments: ['D16-EXAMPL.2'] }, world({ named: [second] }))
      .thenRefused(refusal.SeveralBeneficiaries);
  });
});

describe('aConventionIsImposed', () => {
  const of = (amount: number, changes: object = {}) => ({
    named: [grantOf({ amount: cents(amount), ...changes })],
  });
  it('accepts one cent above 23 000.00 € (R7)', () => {
    drafting(of(23_000_01)).thenTypes('ConventionDrafted');
  });
  it('refuses 23 000.00 € itself: the law says « dépasse » (R8)', () => {
    const { rule, facts } = drafting(of(23_000_00)).thenRefused(refusal.ConventionNotImposed);
    expect([rule, facts]).toEqual(['R7', { threshold: 23_000_00, legalForm: 'private-law' }]);
  });
  it('accepts two grants of one funder and year that exceed it together (R8)', () => {
    const elsewhere = grantOf({ commitment: 'D16-OTHERS.1', dossier: 'D16-OTHERS', amount: cents(3_000_01) });
    drafting({ ...of(20_000_00), record: [elsewhere] }).thenTypes('ConventionDrafted');
  });
  it('refuses when the other grant is of another funder, of another year, or a cent too small (R8)', () => {
    for (const changes of [
      { funder: 'region', amount: cents(90_000_00) },
      { year: 2015, amount: cents(90_000_00) },
      { amount: cents(3_000_00) },
    ]) {
      const elsewhere = grantOf({ commitment: 'D16-OTHERS.1', dossier: 'D16-OTHERS', ...changes });
      drafting({ ...of(20_000_00), record: [elsewhere] }).thenRefused(refusal.ConventionNotImposed);
    }
  });
  it('refuses for a public body, whatever the amount (R9)', () => {
    const commune = { id: 'P-VILLE1', name: 'Ville', legalForm: 'public-body' };
    drafting(of(500_000_00, { beneficiary: commune })).thenRefused(refusal.ConventionNotImposed);
  });
  it.each(['agreed', 'notification'] as const)('accepts one below the threshold that is %s', (cause) => {
    given(conventionDecider, [])
      .when({ intent: 'draft', commitments: ['D16-EXAMPL.1'], cause }, world(of(5_000_00)))
      .thenTypes('ConventionDrafted');
  });
});

describe('theSharesMakeTheWhole', () => {
  it('accepts shares that make 100 %', () => {
    scheduling(halfThenBalance).thenTypes('ScheduleAgreed');
  });
  it('refuses 99.99 %, agreed or amended', () => {
    const short = [payment('advance', 5_000), payment('balance', 4_999)];
    const { facts } = scheduling(short).thenRefused(refusal.SharesNotWhole);
    expect(facts).toEqual({ total: 9_999, expected: 10_000 });
    amending({ payments: short }).thenRefused(refusal.SharesNotWhole);
  });
});

describe('anAdvanceComesFirst', () => {
  it('accepts no advance at all', () => {
    scheduling([payment('instalment', 8_000), payment('balance', 2_000)]).thenTypes('ScheduleAgreed');
  });
  it('refuses an advance after an instalment, and a second one', () => {
    const late = [payment('instalment', 3_000), payment('advance', 3_000), payment('balance', 4_000)];
    const { facts } = scheduling(late).thenRefused(refusal.AdvanceNotFirst);
    expect(facts).toEqual({ place: 2 });
    const twice = [payment('advance', 3_000), payment('advance', 3_000), payment('balance', 4_000)];
    scheduling(twice).thenRefused(refusal.AdvanceNotFirst);
  });
});

describe('theBalanceComesLast', () => {
  it('accepts a balance alone', () => {
    scheduling([payment('balance', 10_000)]).thenTypes('ScheduleAgreed');
  });
  it('refuses no balance, two of them, and one that is followed', () => {
    scheduling([payment('advance', 10_000)]).thenRefused(refusal.BalanceNotLast);
    scheduling([payment('balance', 5_000), payment('balance', 5_000)]).thenRefused(refusal.BalanceNotLast);
    scheduling([payment('balance', 5_000), payment('instalment', 5_000)]).thenRefused(refusal.BalanceNotLast);
  });
});

describe('theDaysGoForward', () => {
  it('accepts days that follow one another, some unknown, some the same', () => {
    scheduling([
      payment('advance', 3_000, '2016-06-30'),
      payment('instalment', 3_000),
      payment('instalment', 2_000, '2016-06-30'),
      payment('balance', 2_000, '2017-03-31'),
    ]).thenTypes('ScheduleAgreed');
  });
  it('refuses a balance expected before the advance', () => {
    const { facts } = scheduling([
      payment('advance', 5_000, '2016-06-30'),
      payment('balance', 5_000, '2016-06-29'),
    ]).thenRefused(refusal.ScheduleReversed);
    expect(facts).toEqual({ day: '2016-06-29', before: '2016-06-30' });
  });
});

describe('investmentOfTheStateIsCapped', () => {
  const investment = factsTo.drafted.map((fact) =>
    fact.type === 'ConventionDrafted'
      ? {
          ...fact,
          data: {
            ...fact.data,
            commitments: fact.data.commitments.map((one) => ({ ...one, nature: 'investment' as const })),
          },
        }
      : fact,
  );
  const steps = (advance: number, instalment: number) => [
    payment('advance', advance),
    payment('instalment', instalment),
    payment('balance', 10_000 - advance - instalment),
  ];
  it('accepts 5 % in advance and 80 % before the balance in 2016, 30 % in advance from October 2018 (R17)', () => {
    scheduling(steps(500, 7_500), investment).thenTypes('ScheduleAgreed');
    scheduling(steps(3_000, 5_000), investment, world({}, 'finance', '2018-10-01')).thenTypes(
      'ScheduleAgreed',
    );
  });
  it('accepts more for an operating grant: its convention alone decides', () => {
    scheduling(steps(6_000, 3_000)).thenTypes('ScheduleAgreed');
  });
  it('refuses an advance above the share of its day, and more than 80 % before the balance (R17)', () => {
    const { rule, facts } = scheduling(steps(501, 0 + 1), investment).thenRefused(
      refusal.InvestmentCapExceeded,
    );
    expect([rule, facts]).toEqual(['R17', { step: 'advance', shareBp: 501, mostBp: 500 }]);
    scheduling(steps(500, 7_501), investment).thenRefused(refusal.InvestmentCapExceeded);
    scheduling(steps(3_000, 5_000), investment, world({}, 'finance', '2018-09-30')).thenRefused(
      refusal.InvestmentCapExceeded,
    );
  });
});

describe('theScheduleIsNotSignedYet', () => {
  it('accepts another schedule before the signature, and the first one after it', () => {
    scheduling([payment('balance', 10_000)], factsTo.scheduled).thenTypes('ScheduleAgreed');
    scheduling(halfThenBalance, factsTo.signed).thenTypes('ScheduleAgreed');
  });
  it('refuses another one once it is signed: that is an amendment', () => {
    const { facts } = scheduling(halfThenBalance, signedWithSchedule).thenRefused(
      refusal.ScheduleAlreadySigned,
    );
    expect(facts).toEqual({ reference: 'CONV-2016-01' });
  });
});

describe('theAmendmentFollowsTheSignature', () => {
  it('accepts one of the day of the signature', () => {
    amending({ signedOn: '2016-06-10' as Day }).thenTypes('ConventionAmended');
  });
  it('refuses one that is older than the signature, or than the amendment before', () => {
    amending({ signedOn: '2016-06-09' as Day }).thenRefused(refusal.AmendmentBeforeSignature);
    amending({ signedOn: '2016-06-30' as Day }, factsTo.amended).thenRefused(
      refusal.AmendmentBeforeSignature,
    );
  });
});

describe('theAmendmentIsNotInTheFuture', () => {
  it('accepts one of today', () => {
    amending({ signedOn: '2016-10-03' as Day }).thenTypes('ConventionAmended');
  });
  it('refuses one of tomorrow', () => {
    amending({ signedOn: '2016-10-04' as Day }).thenRefused(refusal.AmendmentInTheFuture);
  });
});

describe('theReferenceIsNew', () => {
  it('accepts a reference of its own', () => {
    amending({ reference: 'AV-2016-2' }, factsTo.amended).thenTypes('ConventionAmended');
  });
  it('refuses that of the convention, or of an earlier amendment', () => {
    amending({ reference: 'CONV-2016-01' }).thenRefused(refusal.ReferenceTaken);
    amending({ reference: 'AV-2016-0' }, factsTo.amended).thenRefused(refusal.ReferenceTaken);
  });
});

describe('The grounds of a convention', () => {
  it('add up what one funder gave for one year, and say the threshold of that day', () => {
    const named = [grantOf({ amount: cents(20_000_00) })];
    const record = [...named, grantOf({ commitment: 'D16-OTHERS.1', amount: cents(5_000_00) })];
    const decision = conventionDecider.decide(
      { ...asked.draft, commitments: ['D16-EXAMPL.1'] },
      conventionDecider.initialState,
      world({ named, record }),
    );
    expect(decision).toMatchObject([
      {
        data: {
          grounds: [{ funder: 'etat', year: 2016, total: 25_000_00 as Cents, threshold: 23_000_00 as Cents }],
        },
      },
    ]);
  });
});
