import type { Campaign } from '../campaign/campaign.state.ts';
import type { CampaignTerms } from './dossier.context.ts';

/** A campaign as a dossier must know it; undefined when there is none. */
export function campaignTerms(campaign: Campaign): CampaignTerms | undefined {
  if (campaign.status === 'absent') return undefined;
  const { year, opensAt, closesAt, nomenclature, themes, territories, funders } = campaign;
  return {
    campaign: campaign.campaign,
    year,
    open: campaign.status === 'open',
    opensAt,
    closesAt,
    nomenclature,
    themes,
    territories,
    funders,
  };
}
