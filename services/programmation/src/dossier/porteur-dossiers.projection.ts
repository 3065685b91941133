import type { Recorded } from '@jalon/event-store';
import type { Projection } from '@jalon/read-models';
import type { DossierEvent } from './dossier.events.ts';

/** The dossiers of one porteur: where to look for its other grants, its late reports, its lookalikes. */
export interface PorteurDossiers {
  readonly porteur: string;
  readonly dossiers: readonly string[];
}

type Fact = Extract<Recorded<DossierEvent>, { type: 'DossierSubmitted' | 'PastGrantImported' }>;

/** One document per porteur; a dossier enters it when it is deposited. */
export const porteurDossiers: Projection<PorteurDossiers, Fact> = {
  name: 'porteur-dossiers',
  version: 1,
  types: ['DossierSubmitted', 'PastGrantImported'],
  documentId: ({ data }) => data.porteur.id,
  evolve: (document, fact) => {
    const porteur = fact.data.porteur.id;
    const dossier = fact.stream.slice('dossier-'.length);
    return { porteur, dossiers: [...(document?.dossiers ?? []), dossier] };
  },
};
