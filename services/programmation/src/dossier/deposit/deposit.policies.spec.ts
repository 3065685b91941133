import { describe, expect, it } from '@jest/globals';
import type { Instant } from '@jalon/kernel';
import { given } from '@jalon/testing';
import { rulesInForce } from '../../reference/legal-rules.ts';
import type { DossierContext } from '../dossier.context.ts';
import { dossierDecider } from '../dossier.decider.ts';
import type { DossierContents } from '../dossier.events.ts';
import { ask, asking, campaign, contents, euros, factsTo, porteur } from '../dossier.examples.ts';
import * as refusal from './deposit.errors.ts';

/** The example deposited with other contents, in another world. */
function deposit(
  changes: Partial<DossierContents> = {},
  world: Partial<DossierContext> = {},
  attested = true,
) {
  return given(dossierDecider, [...factsTo.draft, { type: 'DraftEdited', data: { contents: changes } }]).when(
    ask('submit', { attestation: attested }),
    asking('submit', world),
  );
}
const accepted = (outcome: ReturnType<typeof deposit>) =>
  outcome.thenTypes('DossierSubmitted', 'ReceiptIssued');

describe('theCampaignMustBeOpen', () => {
  it('accepts a deposit in the last millisecond of the last day in Paris', () => {
    accepted(deposit({}, { now: campaign.closesAt }));
  });
  it('refuses one a millisecond later, before the opening, and once the campaign is closed', () => {
    deposit({}, { now: '2016-01-31T23:00:00.000Z' as Instant }).thenRefused(refusal.CampaignNotOpen);
    deposit({}, { now: '2015-09-30T23:59:59.999Z' as Instant }).thenRefused(refusal.CampaignNotOpen);
    deposit({}, { campaign: { ...campaign, open: false } }).thenRefused(refusal.CampaignNotOpen);
  });
  it('refuses a draft for a campaign that does not exist', () => {
    given(dossierDecider, [])
      .when(ask('open-draft'), asking('open-draft', { campaign: undefined }))
      .thenRefused(refusal.UnknownCampaign);
  });
});

describe('thePorteurMustBeActive', () => {
  it('accepts a draft of an active porteur', () => {
    given(dossierDecider, []).when(ask('open-draft'), asking('open-draft')).thenTypes('DraftOpened');
  });
  it('refuses one that is not, or is not registered', () => {
    deposit({}, { porteur: { ...porteur, active: false } }).thenRefused(refusal.InactivePorteur);
    deposit({}, { porteur: undefined }).thenRefused(refusal.UnknownPorteur);
  });
});

describe('thePorteurIsIdentified', () => {
  it('accepts a SIRET without RNA', () => {
    const identity = {
      id: 'P-EXAMPLE',
      name: 'Club',
      siret: '20009320100016',
      legalForm: 'private-law',
    } as const;
    accepted(deposit({}, { porteur: { identity, active: true } }));
  });
  it('refuses neither', () => {
    const identity = { id: 'P-EXAMPLE', name: 'Club', legalForm: 'private-law' } as const;
    deposit({}, { porteur: { identity, active: true } }).thenRefused(refusal.PorteurWithoutIdentifier);
  });
});

describe('theDraftIsComplete', () => {
  it('names what is missing', () => {
    const missing = given(dossierDecider, factsTo.draft.slice(0, 1))
      .when(ask('submit'), asking('submit'))
      .thenRefused(refusal.IncompleteDraft).facts['missing'];
    expect(missing).toEqual(['summary', 'theme', 'territories', 'startsOn', 'endsOn', 'budget', 'lines']);
  });
});

describe('theThemeIsOfTheCampaign', () => {
  it('accepts a theme of its nomenclature', () => {
    accepted(deposit({ theme: { code: '1', nomenclature: 'contrat-2015' } }));
  });
  it('refuses another theme, and the same code of another nomenclature', () => {
    deposit({ theme: { code: '9', nomenclature: 'contrat-2015' } }).thenRefused(refusal.ThemeOutsideCampaign);
    deposit({ theme: { code: '1', nomenclature: 'dauphin-2024' } }).thenRefused(refusal.ThemeOutsideCampaign);
  });
});

describe('theTerritoriesMustBeEligible', () => {
  it('accepts a quartier, a commune or the whole métropole', () => {
    accepted(deposit({ territories: ['59512', 'metropolitan'] }));
  });
  it('refuses the quartiers that the campaign does not open, by their codes', () => {
    const { facts } = deposit({ territories: ['QP059082', 'QP075001'] }).thenRefused(
      refusal.TerritoryNotEligible,
    );
    expect(facts).toEqual({ territories: ['QP075001'] });
  });
});

describe('theFundersAreOfTheCampaign', () => {
  it('accepts the funders and dispositifs of the campaign', () => {
    accepted(deposit());
  });
  it('refuses a dispositif of another', () => {
    const [first, second] = contents.lines;
    const lines = [first, { ...second, dispositif: 'contrat-de-ville' }] as DossierContents['lines'];
    deposit({ lines }).thenRefused(refusal.FunderOutsideCampaign);
  });
});

describe('theActionEndsAfterItStarts', () => {
  it('accepts an action of one day', () => {
    accepted(deposit({ endsOn: contents.startsOn }));
  });
  it('refuses one that ends before', () => {
    deposit({ startsOn: contents.endsOn, endsOn: contents.startsOn }).thenRefused(
      refusal.ActionEndsBeforeItStarts,
    );
  });
});

describe('theBudgetMustBalance', () => {
  it('accepts equal totals, voluntary contributions outside them', () => {
    accepted(deposit());
  });
  it('refuses a cent of difference (R28), with both totals', () => {
    const expenses = [{ label: 'Salaires', amount: euros(50_000.01) }];
    const refused = deposit({ budget: { ...contents.budget, expenses } }).thenRefused(
      refusal.UnbalancedBudget,
    );
    expect(refused.rule).toBe('R28');
    expect(refused.facts).toEqual({ expenses: 5_000_001, resources: 5_000_000 });
  });
});

describe('theVoluntaryContributionsAreEqual', () => {
  it('accepts none at all', () => {
    const { voluntaryExpenses: _e, voluntaryResources: _r, ...budget } = contents.budget;
    accepted(deposit({ budget }));
  });
  it('refuses volunteer work that stands on one side only', () => {
    const { voluntaryResources: _r, ...budget } = contents.budget;
    deposit({ budget }).thenRefused(refusal.UnequalVoluntaryContributions);
  });
});

describe('eachLineIsAResourceOfTheBudget', () => {
  it('accepts a line whose amount two resources make up', () => {
    const [state, ...others] = contents.budget.resources;
    const half = { label: 'État', amount: euros(15_000), line: 'L1' };
    expect(state?.line).toBe('L1');
    accepted(deposit({ budget: { ...contents.budget, resources: [half, half, ...others] } }));
  });
  it('refuses a line without its resource, a resource of no line, and a line cited twice', () => {
    const [first, second] = contents.lines as [DossierContents['lines'][0], DossierContents['lines'][0]];
    deposit({ lines: [first] }).thenRefused(refusal.LineNotInBudget);
    deposit({ lines: [first, { ...second, requested: euros(1) }] }).thenRefused(refusal.LineNotInBudget);
    deposit({ lines: [first, first, second] }).thenRefused(refusal.LineNotInBudget);
  });
});

describe('theAttestationMustBeSigned', () => {
  it('accepts it signed', () => accepted(deposit({}, {}, true)));
  it('refuses it unsigned', () => {
    deposit({}, {}, false).thenRefused(refusal.AttestationMissing);
  });
});

describe('theRepublicanCommitmentIsSubscribed', () => {
  const rules = rulesInForce('2022-01-02' as never);

  it('accepts without it in 2016, and a public body at any time', () => {
    accepted(deposit());
    accepted(
      deposit(
        {},
        { rules, porteur: { ...porteur, identity: { ...porteur.identity, legalForm: 'public-body' } } },
      ),
    );
  });
  it('refuses an association without it from 2 January 2022 (R21)', () => {
    const refused = deposit({}, { rules }).thenRefused(refusal.RepublicanCommitmentMissing);
    expect(refused.rule).toBe('R21');
  });
});

describe('theReceiptFollowsTheDeposit', () => {
  it('states the day, the service, the end of the two months and the appeal (R15)', () => {
    const decision = dossierDecider.decide(
      ask('submit'),
      factsTo.draft.reduce(dossierDecider.evolve, dossierDecider.initialState),
      asking('submit'),
    );
    expect(decision).toHaveProperty('1.data.receivedOn', '2016-01-15');
    expect(decision).toHaveProperty('1.data.silenceMeansRefusalAfter', '2016-03-15');
    expect(decision).toHaveProperty('1.data.appeal', expect.stringMatching(/tribunal/i));
  });
});

describe('A dossier that resembles another', () => {
  it('is accepted, and says which one', () => {
    const titles = [{ dossier: 'D16-OTHER0', campaign: '2016', title: 'SPORT pour tous ' }];
    const decision = dossierDecider.decide(
      ask('submit'),
      factsTo.draft.reduce(dossierDecider.evolve, dossierDecider.initialState),
      asking('submit', { record: { grants: [], overdueReports: [], titles } }),
    );
    expect(decision).toHaveProperty('0.data.resembles', ['D16-OTHER0']);
  });
});
