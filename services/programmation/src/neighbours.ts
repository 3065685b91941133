import type { Campaigns } from './campaign/campaign.handlers.ts';
import type { DossierNeighbours } from './dossier/dossier-world.ts';
import type { PorteurDesk } from './porteur/porteur-desk.ts';

/** What a dossier sees of the campaign and of the porteur: their states, read from their own streams, never late. */
export function neighboursOf(campaigns: Campaigns, porteurs: PorteurDesk): DossierNeighbours {
  return {
    async campaign(id) {
      const { state } = await campaigns.load(id);
      if (state.status === 'absent') return undefined;
      const { status, ...terms } = state;
      return { ...terms, open: status === 'open' };
    },
    async porteur(id) {
      const { state } = await porteurs.load(id);
      if (state.status === 'absent') return undefined;
      const { porteur, name, identifiers, legalForm } = state;
      return {
        identity: { id: porteur, name, ...identifiers, legalForm },
        active: state.status === 'active',
      };
    },
  };
}
