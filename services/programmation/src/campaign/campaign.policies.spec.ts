import { describe, expect, it } from '@jest/globals';
import { given } from '@jalon/testing';
import { allRoles } from '@jalon/contracts';
import { campaignDecider } from './campaign.decider.ts';
import { CampaignRoleRefused, UnknownDispositif, UnknownTerritory, UnknownTheme } from './campaign.errors.ts';
import { asking, factsTo, terms } from './campaign.examples.ts';

const preparing = (changes: Partial<typeof terms>) =>
  given(campaignDecider, []).when({ intent: 'prepare', ...terms, ...changes }, asking());

describe('theRoleMay', () => {
  it.each(['admin', 'decideur'] as const)('accepts that a campaign is opened by the role %s', (role) => {
    given(campaignDecider, factsTo.prepared)
      .when({ intent: 'open' }, asking(role))
      .thenTypes('CampaignOpened');
  });

  const others = allRoles.filter((role) => role !== 'admin' && role !== 'decideur');
  it.each(others)('refuses that it is by the role %s', (role) => {
    const { facts } = given(campaignDecider, factsTo.prepared)
      .when({ intent: 'open' }, asking(role))
      .thenRefused(CampaignRoleRefused);
    expect(facts).toEqual({ role, roles: ['admin', 'decideur'] });
  });
});

describe('theThemesAreOfTheNomenclature', () => {
  it('accepts themes of the version named', () => {
    preparing({ nomenclature: 'dauphin-2024', themes: ['6'] }).thenTypes('CampaignPrepared');
  });
  it('refuses a theme of another version', () => {
    const { facts } = preparing({ themes: ['1', '6'] }).thenRefused(UnknownTheme);
    expect(facts).toEqual({ nomenclature: 'contrat-2015', themes: ['6'] });
  });
});

describe('theTerritoriesAreKnown', () => {
  it('accepts an associated commune, the quartier without a name, the quartier under watch', () => {
    preparing({ territories: ['59298', 'QP059068', 'QVA-HAUBOURDIN'] }).thenTypes('CampaignPrepared');
  });
  it('refuses a quartier of 2024', () => {
    const { facts } = preparing({ territories: ['QN05991N', '59512'] }).thenRefused(UnknownTerritory);
    expect(facts).toEqual({ territories: ['QN05991N'] });
  });
});

describe('theDispositifsAreKnown', () => {
  it('accepts the dispositifs of two funders', () => {
    preparing({
      funders: [
        { funder: 'etat', dispositif: 'fipd' },
        { funder: 'region', dispositif: 'fph' },
      ],
    }).thenTypes('CampaignPrepared');
  });
  it('refuses a dispositif under a funder that does not have it', () => {
    const { facts } = preparing({ funders: [{ funder: 'caf', dispositif: 'fipd' }] }).thenRefused(
      UnknownDispositif,
    );
    expect(facts).toEqual({ dispositifs: ['caf/fipd'] });
  });
});
