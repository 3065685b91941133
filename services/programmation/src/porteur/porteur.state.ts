import { type Day, unreachable } from '@jalon/kernel';
import type { PorteurEvent } from './porteur.events.ts';

export type LegalForm = 'private-law' | 'public-body';

export interface Identifiers {
  readonly siret?: string | undefined;
  readonly rna?: string | undefined;
}

export interface Known {
  readonly porteur: string;
  readonly name: string;
  readonly identifiers: Identifiers;
  readonly legalForm: LegalForm;
  readonly commune?: string | undefined;
  /** Since when the body is as it stands: identities change, and no change is dated before the one it follows. */
  readonly since: Day;
}

/** A body that carries actions. */
export type Porteur =
  | { readonly status: 'absent' }
  | ({ readonly status: 'active' } & Known)
  | ({ readonly status: 'inactive' } & Known);

export type PorteurStatus = Porteur['status'];

export const porteurStatuses = ['absent', 'active', 'inactive'] as const;

export const noPorteur: Porteur = { status: 'absent' };

/** The state after a fact. */
export function evolvePorteur(state: Porteur, event: PorteurEvent): Porteur {
  if (event.type === 'PorteurRegistered') {
    const { origin: _, ...known } = event.data;
    return { status: 'active', ...known };
  }
  if (state.status === 'absent') throw new Error('A porteur has facts before it was registered');
  const { since } = event.data;
  switch (event.type) {
    case 'PorteurRenamed':
      return { ...state, name: event.data.name, since };
    case 'PorteurIdentifiersChanged':
      return { ...state, identifiers: event.data.identifiers, since };
    case 'PorteurLegalFormChanged':
      return { ...state, legalForm: event.data.legalForm, since };
    case 'PorteurDeactivated':
      return { ...state, status: 'inactive', since };
    case 'PorteurReactivated':
      return { ...state, status: 'active', since };
    default:
      return unreachable(event);
  }
}
