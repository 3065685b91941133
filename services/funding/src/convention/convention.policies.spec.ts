import { describe, expect, it } from '@jest/globals';
import { allRoles } from '@jalon/contracts';
import { type Cents, cents } from '@jalon/kernel';
import { given } from '@jalon/testing';
import { NotFound, NotPossibleNow, RoleRefused } from '../intents.errors.ts';
import { conventionDecider } from './convention.decider.ts';
import * as refusal from './convention.errors.ts';
import { asked, factsTo, grantOf, signedWithSchedule, world } from './convention.examples.ts';

const drafting = (context: Parameters<typeof world>[0]) => {
  const told = world(context);
  const commitments = told.named.map(({ commitment }) => commitment);
  return given(conventionDecider, []).when({ ...asked.draft, commitments }, told);
};

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
    given(conventionDecider, signedWithSchedule).when(asked.amend, world()).thenTypes('ConventionAmended');
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
