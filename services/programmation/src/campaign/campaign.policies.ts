import { type Policy, allowed, refused } from '@jalon/kernel';
import type { DecisionContext } from '../context.ts';
import { isDispositif } from '@jalon/contracts';
import { isTerritory } from '../reference/territories.ts';
import { isTheme } from '../reference/themes.ts';
import {
  type CampaignIntent,
  type CampaignIntentFields,
  campaignIntentNames,
  campaignIntentRow,
} from './campaign.commands.ts';
import * as refusal from './campaign.errors.ts';
import type { Campaign } from './campaign.state.ts';

/** What a campaign's decider is told of the world. */
export interface CampaignContext extends DecisionContext {
  readonly campaign: string;
}

type EveryIntentPolicy = Policy<CampaignIntent, Campaign, CampaignContext>;
type PreparePolicy = Policy<CampaignIntentFields<'prepare'>, Campaign, CampaignContext>;
type Calendar = { readonly opensAt: string; readonly closesAt: string };

/** The role has a right to the intent. */
export const theRoleMay: EveryIntentPolicy = ({ intent }, _, { actor }) => {
  const { roles } = campaignIntentRow(intent);
  return roles.some((role) => role === actor.role)
    ? allowed
    : refused(new refusal.CampaignRoleRefused(actor.role, roles));
};

/** A campaign exists before anything is asked of it but to prepare it. */
export const theCampaignExists: EveryIntentPolicy = ({ intent }, { status }, { campaign }) =>
  status === 'absent' && intent !== 'prepare' ? refused(new refusal.CampaignNotFound(campaign)) : allowed;

export const theStateTakesTheIntent: EveryIntentPolicy = ({ intent }, { status }) => {
  if (campaignIntentRow(intent).from.includes(status)) return allowed;
  const possible = campaignIntentNames.filter((name) => campaignIntentRow(name).from.includes(status));
  return refused(new refusal.CampaignNotPossibleNow(status, intent, possible));
};

/** What every intent must satisfy, before its own rules. */
export const everyIntentPolicies = [theRoleMay, theCampaignExists, theStateTakesTheIntent];

export const theCampaignOpensBeforeItCloses: Policy<Calendar, Campaign, CampaignContext> = ({
  opensAt,
  closesAt,
}) => (opensAt < closesAt ? allowed : refused(new refusal.CalendarReversed(opensAt, closesAt)));

export const theThemesAreOfTheNomenclature: PreparePolicy = ({ nomenclature, themes }) => {
  const unknown = themes.filter((theme) => !isTheme(nomenclature, theme));
  return unknown.length === 0 ? allowed : refused(new refusal.UnknownTheme(nomenclature, unknown));
};

/** A territory is a commune, a QPV, a quartier de veille, or `metropolitan`. */
export const theTerritoriesAreKnown: PreparePolicy = ({ territories }) => {
  const unknown = territories.filter((territory) => !isTerritory(territory));
  return unknown.length === 0 ? allowed : refused(new refusal.UnknownTerritory(unknown));
};

/** A dispositif is one of its funder's. */
export const theDispositifsAreKnown: PreparePolicy = ({ funders }) => {
  const unknown = funders.filter(({ funder, dispositif }) => !isDispositif(funder, dispositif));
  return unknown.length === 0
    ? allowed
    : refused(
        new refusal.UnknownDispositif(unknown.map(({ funder, dispositif }) => `${funder}/${dispositif}`)),
      );
};

export const preparationPolicies = [
  theCampaignOpensBeforeItCloses,
  theThemesAreOfTheNomenclature,
  theTerritoriesAreKnown,
  theDispositifsAreKnown,
];
