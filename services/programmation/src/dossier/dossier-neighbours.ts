import type { Campaigns } from '../campaign/campaign.handlers.ts';
import type { Campaign } from '../campaign/campaign.state.ts';
import type { PorteurDesk } from '../porteur/porteur-desk.ts';
import type { Porteur } from '../porteur/porteur.state.ts';
import type { CampaignTerms, PorteurTerms } from './dossier.context.ts';
import type { DossierNeighbours } from './dossier-world.ts';

/** The campaign and the porteur beside a dossier, read from their own streams: never late. */
export function neighboursOf(
  campaigns: Pick<Campaigns, 'load'>,
  porteurs: Pick<PorteurDesk, 'load'>,
): DossierNeighbours {
  return {
    campaign: async (id) => campaignTerms((await campaigns.load(id)).state),
    porteur: async (id) => porteurTerms((await porteurs.load(id)).state),
  };
}

/** A campaign as a dossier must know it; undefined when there is none. */
export function campaignTerms(campaign: Campaign): CampaignTerms | undefined {
  if (campaign.status === 'absent') return undefined;
  const { status, name: _name, ...terms } = campaign;
  return { ...terms, open: status === 'open' };
}

/** A porteur as a dossier must know it; undefined when there is none. */
export function porteurTerms(porteur: Porteur): PorteurTerms | undefined {
  if (porteur.status === 'absent') return undefined;
  const { porteur: id, name, legalForm, identifiers } = porteur;
  const { siret, rna } = identifiers;
  return {
    identity: {
      id,
      name,
      legalForm,
      ...(siret !== undefined && { siret }),
      ...(rna !== undefined && { rna }),
    },
    active: porteur.status === 'active',
  };
}
