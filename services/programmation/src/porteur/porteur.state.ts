import { type Day, unreachable } from '@jalon/kernel';
import type { PorteurEvent } from './porteur.events.ts';

export type LegalForm = 'private-law' | 'public-body';

export interface Identifiers {
  readonly siret?: string | undefined;
  readonly rna?: string | undefined;
}

/** How a body is called and numbered. */
export interface Identity {
  readonly name: string;
  readonly identifiers: Identifiers;
  readonly legalForm: LegalForm;
}

/** An identity that a body had from one day until another, which is the first day of the next. */
export interface FormerIdentity extends Identity {
  readonly since: Day;
  readonly until: Day;
}

export interface Known extends Identity {
  readonly porteur: string;
  /** Oldest first. */
  readonly formerly: readonly FormerIdentity[];
  /** Since when the present identity is its own. */
  readonly identitySince: Day;
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
    return { status: 'active', ...known, formerly: [], identitySince: known.since };
  }
  if (state.status === 'absent') throw new Error('A porteur has facts before it was registered');
  const { since } = event.data;
  switch (event.type) {
    case 'PorteurRenamed':
      return withIdentity(state, { name: event.data.name }, since);
    case 'PorteurIdentifiersChanged':
      return withIdentity(state, { identifiers: event.data.identifiers }, since);
    case 'PorteurLegalFormChanged':
      return withIdentity(state, { legalForm: event.data.legalForm }, since);
    case 'PorteurDeactivated':
      return { ...state, status: 'inactive', since };
    case 'PorteurReactivated':
      return { ...state, status: 'active', since };
    default:
      return unreachable(event);
  }
}

function withIdentity<State extends Known>(state: State, change: Partial<Identity>, since: Day): State {
  const { name, identifiers, legalForm, identitySince, formerly } = state;
  // Two changes on one day are one identity: the one in between was never anybody's.
  const left =
    since === identitySince
      ? formerly
      : [...formerly, { name, identifiers, legalForm, since: identitySince, until: since }];
  return { ...state, ...change, formerly: left, identitySince: since, since };
}

/** The identity that a body had on a day, as it is known now; undefined before its registration took effect. */
export function identityOn(porteur: Porteur, day: Day): Identity | undefined {
  if (porteur.status === 'absent') return undefined;
  const { name, identifiers, legalForm, identitySince, formerly } = porteur;
  if (day >= identitySince) return { name, identifiers, legalForm };
  return formerly.find(({ since, until }) => since <= day && day < until);
}
