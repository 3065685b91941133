import type { Recorded } from '@jalon/event-store';
import type { Day } from '@jalon/kernel';
import type { Projection } from '@jalon/read-models';
import type { PorteurEvent } from './porteur.events.ts';
import { type LegalForm, evolvePorteur, noPorteur } from './porteur.state.ts';

/** A porteur as people see it: as it stands, and the names it had. */
export interface PorteurDocument {
  readonly id: string;
  readonly name: string;
  readonly siret?: string;
  readonly rna?: string;
  readonly legalForm: LegalForm;
  readonly commune?: string;
  readonly active: boolean;
  readonly since: Day;
  readonly formerNames: readonly string[];
}

/** Every porteur, to be found by name or number. */
export const porteurs: Projection<PorteurDocument, Recorded<PorteurEvent>> = {
  name: 'porteurs',
  version: 1,
  types: [
    'PorteurRegistered',
    'PorteurRenamed',
    'PorteurIdentifiersChanged',
    'PorteurLegalFormChanged',
    'PorteurDeactivated',
    'PorteurReactivated',
  ],
  documentId: ({ stream }) => stream.slice('porteur-'.length),
  textFields: ['name', 'siret', 'rna', 'formerNames'],
  evolve: (document, event) => {
    const after = evolvePorteur(document === undefined ? noPorteur : stateOf(document), event);
    if (after.status === 'absent') return undefined;
    const { siret, rna } = after.identifiers;
    const renamed = document !== undefined && document.name !== after.name;
    return {
      id: after.porteur,
      name: after.name,
      ...(siret === undefined ? {} : { siret }),
      ...(rna === undefined ? {} : { rna }),
      legalForm: after.legalForm,
      ...(after.commune === undefined ? {} : { commune: after.commune }),
      active: after.status === 'active',
      since: after.since,
      formerNames: renamed ? [...document.formerNames, document.name] : (document?.formerNames ?? []),
    };
  },
};

function stateOf({ id, name, siret, rna, legalForm, commune, active, since }: PorteurDocument) {
  const known = { porteur: id, name, identifiers: { siret, rna }, legalForm, commune, since };
  return active ? ({ status: 'active', ...known } as const) : ({ status: 'inactive', ...known } as const);
}
