/** What the programmation answers of committees and of their sessions. Amounts in cents, days as `2016-03-31`. */
import type { Holder } from '../dossier/dossier-answers.ts';

export interface Member extends Holder {
  readonly organisation: string;
  /** The porteurs where they hold an office (R19). */
  readonly interests: readonly string[];
}

export interface Committee {
  readonly committee: string;
  readonly campaign: string;
  readonly name: string;
  readonly status: 'active' | 'dissolved';
  readonly scope: {
    readonly kind: 'territory' | 'theme';
    readonly codes: readonly string[];
    readonly nomenclature?: string;
  };
  readonly quorumPercent: number;
  readonly members: readonly Member[];
}

export type SittingStatus = 'scheduled' | 'open' | 'closed' | 'minuted' | 'cancelled';

/** A session in a list. */
export interface SittingEntry {
  readonly id: string;
  readonly committee: string;
  readonly campaign: string;
  readonly heldOn: string;
  readonly place: string;
  readonly status: SittingStatus;
  readonly quorumPercent: number;
  readonly present: readonly string[];
  readonly excused: readonly string[];
  readonly dossiers: number;
}

export const opinions = ['favourable', 'with-reservations', 'adjourned', 'unfavourable'] as const;
export type Opinion = (typeof opinions)[number];

export const ballots = ['for', 'against', 'abstain'] as const;
export type Ballot = (typeof ballots)[number];

export interface Quorum {
  readonly entitled: number;
  readonly present: number;
  readonly needed: number;
}

export interface AgendaItem {
  readonly dossier: string;
  readonly title: string;
  readonly porteur: Holder;
  readonly instructionNote: string;
  readonly proposals: readonly { readonly lineId: string; readonly amount: number }[];
  readonly proposed: number;
  readonly recused: readonly { readonly member: string; readonly interest: string }[];
  readonly proposedRecusals: readonly { readonly member: string; readonly name: string }[];
  readonly opinion?: Opinion;
  readonly comment?: string;
  readonly votes?: { readonly inFavour: number; readonly against: number; readonly abstained: number };
  readonly ballots?: readonly { readonly member: string; readonly ballot: Ballot }[];
  readonly quorum?: Quorum;
}

/** A session told whole. */
export interface Sitting extends Omit<SittingEntry, 'dossiers'> {
  readonly revision: number;
  readonly members: readonly Member[];
  readonly items: readonly AgendaItem[];
  readonly chair?: Holder;
  readonly openedAt?: string;
  readonly closedAt?: string;
  readonly minutes?: string;
  readonly minutesApprovedBy?: Holder;
}
