import { type Cents, type Policy, allowed, noMoney, refused } from '@jalon/kernel';
import type { FieldsOf } from '../intent.commands.ts';
import type { DossierContext } from '../dossier.context.ts';
import type { DossierContents } from '../dossier.events.ts';
import type { depositIntents } from './deposit.commands.ts';
import * as refusal from './deposit.errors.ts';

type Submit = FieldsOf<(typeof depositIntents)['submit']>;
/** A rule on what is deposited: the signature, the contents, the world. */
export type DepositPolicy = Policy<Submit, DossierContents, DossierContext>;
/** A rule on the contents: complements must satisfy it too. */
export type ContentsPolicy = Policy<unknown, DossierContents, DossierContext>;

/** A dossier is opened and deposited while its campaign takes dossiers (the hour of Paris is in the instants). */
export const theCampaignMustBeOpen: Policy<unknown, unknown, DossierContext> = (_, __, { campaign, now }) => {
  if (!campaign) return refused(new refusal.UnknownCampaign());
  return campaign.open && campaign.opensAt <= now && now <= campaign.closesAt
    ? allowed
    : refused(new refusal.CampaignNotOpen(campaign.campaign, campaign.opensAt, campaign.closesAt));
};

export const thePorteurMustBeActive: Policy<unknown, unknown, DossierContext> = (_, __, { porteur }) => {
  if (!porteur) return refused(new refusal.UnknownPorteur());
  return porteur.active ? allowed : refused(new refusal.InactivePorteur(porteur.identity.id));
};

/** A SIRET or an RNA number: their form was checked when the porteur was registered. */
export const thePorteurIsIdentified: DepositPolicy = (_, __, { porteur }) =>
  porteur && porteur.identity.siret === undefined && porteur.identity.rna === undefined
    ? refused(new refusal.PorteurWithoutIdentifier(porteur.identity.id))
    : allowed;

export const theThemeIsOfTheCampaign: ContentsPolicy = (_, { theme }, { campaign }) =>
  campaign && theme.nomenclature === campaign.nomenclature && campaign.themes.includes(theme.code)
    ? allowed
    : refused(new refusal.ThemeOutsideCampaign(theme.code, theme.nomenclature));

/** At least one quartier, or the whole métropole, among those the campaign opens. */
export const theTerritoriesMustBeEligible: ContentsPolicy = (_, { territories }, { campaign }) => {
  const outside = territories.filter((code) => !campaign?.territories.includes(code));
  return outside.length === 0 ? allowed : refused(new refusal.TerritoryNotEligible(outside));
};

export const theFundersAreOfTheCampaign: ContentsPolicy = (_, { lines }, { campaign }) => {
  const outside = lines.filter(
    (line) =>
      !campaign?.funders.some(
        ({ funder, dispositif }) => funder === line.funder && dispositif === line.dispositif,
      ),
  );
  return outside.length === 0
    ? allowed
    : refused(new refusal.FunderOutsideCampaign(outside.map(({ lineId }) => lineId)));
};

export const theActionEndsAfterItStarts: ContentsPolicy = (_, { startsOn, endsOn }) =>
  startsOn <= endsOn ? allowed : refused(new refusal.ActionEndsBeforeItStarts(startsOn, endsOn));

/** R28, Cerfa 12156: Σ produits = Σ charges; voluntary contributions stand outside the totals. */
export const theBudgetMustBalance: ContentsPolicy = (_, { budget }, { rules }) => {
  if (!rules.budgetMustBalance) return allowed;
  const expenses = total(budget.expenses);
  const resources = total(budget.resources);
  return expenses === resources ? allowed : refused(new refusal.UnbalancedBudget(expenses, resources));
};

/** R28: volunteer work and gifts in kind weigh the same on both sides. */
export const theVoluntaryContributionsAreEqual: ContentsPolicy = (_, { budget }, { rules }) => {
  const { voluntaryExpenses = noMoney, voluntaryResources = noMoney } = budget;
  return !rules.budgetMustBalance || voluntaryExpenses === voluntaryResources
    ? allowed
    : refused(new refusal.UnequalVoluntaryContributions(voluntaryExpenses, voluntaryResources));
};

/** Each line requested is a resource of the budget for the same amount, and no resource names an unknown line. */
export const eachLineIsAResourceOfTheBudget: ContentsPolicy = (_, { budget, lines }) => {
  const faulty = lines
    .filter(
      (line, index) =>
        lines.findIndex(({ lineId }) => lineId === line.lineId) !== index ||
        total(budget.resources.filter((resource) => resource.line === line.lineId)) !== line.requested,
    )
    .map(({ lineId }) => lineId);
  const unknown = budget.resources.flatMap(({ line }) =>
    line !== undefined && !lines.some(({ lineId }) => lineId === line) ? [line] : [],
  );
  return faulty.length + unknown.length === 0
    ? allowed
    : refused(new refusal.LineNotInBudget([...faulty, ...unknown]));
};

export const theAttestationMustBeSigned: DepositPolicy = ({ attestation }) =>
  attestation ? allowed : refused(new refusal.AttestationMissing());

/** R21: asked of private-law bodies from 2 January 2022 (décret 2021-1947). */
export const theRepublicanCommitmentIsSubscribed: DepositPolicy = (
  { republicanCommitment },
  _,
  { rules, porteur },
) =>
  !rules.republicanCommitment || republicanCommitment || porteur?.identity.legalForm === 'public-body'
    ? allowed
    : refused(new refusal.RepublicanCommitmentMissing());

/** What makes a draft possible. */
export const draftPolicies = [theCampaignMustBeOpen, thePorteurMustBeActive];

/** What the contents must satisfy whenever they change after the deposit. */
export const budgetPolicies: readonly ContentsPolicy[] = [
  theActionEndsAfterItStarts,
  theBudgetMustBalance,
  theVoluntaryContributionsAreEqual,
  eachLineIsAResourceOfTheBudget,
];

/** What the campaign takes: what was deposited in it, and what is corrected of it. */
export const campaignPolicies: readonly ContentsPolicy[] = [
  theThemeIsOfTheCampaign,
  theTerritoriesMustBeEligible,
  theFundersAreOfTheCampaign,
];

/** What a deposit must satisfy, in this order. */
export const depositPolicies: readonly DepositPolicy[] = [
  theCampaignMustBeOpen,
  thePorteurMustBeActive,
  thePorteurIsIdentified,
  ...campaignPolicies,
  ...budgetPolicies,
  theAttestationMustBeSigned,
  theRepublicanCommitmentIsSubscribed,
];

/** The sum of budget entries, in cents (each is bounded far below the safe integers). */
function total(entries: readonly { readonly amount: Cents }[]): Cents {
  let result = 0;
  for (const { amount } of entries) result += amount;
  return result as Cents;
}
