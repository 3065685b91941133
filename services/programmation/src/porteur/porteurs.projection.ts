import type { Recorded } from '@jalon/event-store';
import type { Day } from '@jalon/kernel';
import type { Projection } from '@jalon/read-models';
import type { PorteurEvent } from './porteur.events.ts';
import { type FormerIdentity, type LegalForm, evolvePorteur, noPorteur } from './porteur.state.ts';

/** A porteur as people see it: as it stands, and the identities it had. */
export interface PorteurDocument {
  readonly id: string;
  readonly name: string;
  readonly siret?: string;
  readonly rna?: string;
  readonly legalForm: LegalForm;
  readonly commune?: string;
  readonly active: boolean;
  readonly since: Day;
  readonly identitySince: Day;
  /** Its identities before this one, oldest first. */
  readonly formerly: readonly FormerIdentity[];
  /** Names and numbers that it no longer has, to be found by them all the same. */
  readonly formerNames: readonly string[];
  readonly formerNumbers: readonly string[];
}

/** Every porteur, to be found by name or number. */
export const porteurs: Projection<PorteurDocument, Recorded<PorteurEvent>> = {
  name: 'porteurs',
  version: 2,
  types: [
    'PorteurRegistered',
    'PorteurRenamed',
    'PorteurIdentifiersChanged',
    'PorteurLegalFormChanged',
    'PorteurDeactivated',
    'PorteurReactivated',
  ],
  documentId: ({ stream }) => stream.slice('porteur-'.length),
  textFields: ['name', 'siret', 'rna', 'formerNames', 'formerNumbers'],
  evolve: (document, event) => {
    const after = evolvePorteur(document === undefined ? noPorteur : stateOf(document), event);
    if (after.status === 'absent') return undefined;
    const { siret, rna } = after.identifiers;
    return {
      id: after.porteur,
      name: after.name,
      ...(siret === undefined ? {} : { siret }),
      ...(rna === undefined ? {} : { rna }),
      legalForm: after.legalForm,
      ...(after.commune === undefined ? {} : { commune: after.commune }),
      active: after.status === 'active',
      since: after.since,
      identitySince: after.identitySince,
      formerly: after.formerly,
      formerNames: others(
        after.formerly.map(({ name }) => name),
        [after.name],
      ),
      formerNumbers: others(
        after.formerly.flatMap(({ identifiers }) => [identifiers.siret, identifiers.rna]),
        [siret, rna],
      ),
    };
  },
};

function stateOf({ id, name, siret, rna, legalForm, commune, active, ...dated }: PorteurDocument) {
  const { since, identitySince, formerly } = dated;
  const identity = { name, identifiers: { siret, rna }, legalForm };
  const known = { porteur: id, ...identity, commune, since, identitySince, formerly };
  return active ? ({ status: 'active', ...known } as const) : ({ status: 'inactive', ...known } as const);
}

/** Each once, in their order, but for those that are still in use. */
function others(
  former: readonly (string | undefined)[],
  present: readonly (string | undefined)[],
): readonly string[] {
  return [...new Set(former)].filter((one) => one !== undefined).filter((one) => !present.includes(one));
}
