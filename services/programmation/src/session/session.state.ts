import { type Cents, type Day, unreachable } from '@jalon/kernel';
import type { CommitteeOpinion } from '../dossier/dossier.events.ts';
import type { SessionEvent, SessionMember } from './session.events.ts';

/** A dossier on the agenda, with who may not take part in it, and the opinion once it is given. */
export interface AgendaItem {
  readonly dossier: string;
  readonly porteur: string;
  readonly proposals: readonly { readonly lineId: string; readonly amount: Cents }[];
  readonly recused: readonly string[];
  readonly opinion: CommitteeOpinion | undefined;
}

export interface Scheduled {
  readonly session: string;
  readonly committee: string;
  readonly heldOn: Day;
  readonly members: readonly SessionMember[];
  readonly quorumPercent: number;
  readonly agenda: readonly AgendaItem[];
}

export interface Held extends Scheduled {
  readonly present: readonly string[];
}

/** A session, from its scheduling to the approval of its minutes. */
export type Session =
  | { readonly status: 'absent' }
  | ({ readonly status: 'scheduled' } & Scheduled)
  | ({ readonly status: 'open' } & Held)
  | ({ readonly status: 'closed' } & Held)
  | ({ readonly status: 'minuted' } & Held)
  | ({ readonly status: 'cancelled' } & Scheduled);

export type SessionStatus = Session['status'];

export const sessionStatuses = ['absent', 'scheduled', 'open', 'closed', 'minuted', 'cancelled'] as const;

export const noSession: Session = { status: 'absent' };

export function itemOf(
  session: { readonly agenda: readonly AgendaItem[] },
  dossier: string,
): AgendaItem | undefined {
  return session.agenda.find((item) => item.dossier === dossier);
}

/** The state after a fact. A fact that the state cannot have is an error of the log, never of a person. */
export function evolveSession(state: Session, event: SessionEvent): Session {
  switch (event.type) {
    case 'SessionScheduled': {
      const { session, committee, heldOn, members, quorumPercent } = event.data;
      return { status: 'scheduled', session, committee, heldOn, members, quorumPercent, agenda: [] };
    }
    case 'AgendaItemAdded': {
      const { dossier, porteur, proposals } = event.data;
      const item: AgendaItem = { dossier, porteur: porteur.id, proposals, recused: [], opinion: undefined };
      return withAgenda(state, (agenda) => [...agenda, item]);
    }
    case 'AgendaItemChanged': {
      const { dossier, proposals } = event.data;
      return withItem(state, dossier, (item) => ({ ...item, proposals }));
    }
    case 'AgendaItemRemoved':
      return withAgenda(state, (agenda) => agenda.filter((item) => item.dossier !== event.data.dossier));
    case 'AgendaReordered':
      return withAgenda(state, (agenda) =>
        event.data.dossiers.flatMap((dossier) => agenda.filter((item) => item.dossier === dossier)),
      );
    case 'SessionOpened':
      return { ...scheduled(state), status: 'open', present: [] };
    case 'AttendanceRecorded':
      return { ...held(state), status: 'open', present: event.data.present };
    case 'MemberRecused': {
      const { dossier, member } = event.data;
      return withItem(state, dossier, (item) => ({ ...item, recused: [...item.recused, member] }));
    }
    case 'OpinionRecorded': {
      const { dossier, opinion } = event.data;
      return withItem(state, dossier, (item) => ({ ...item, opinion }));
    }
    case 'SessionClosed':
      return { ...held(state), status: 'closed' };
    case 'MinutesApproved':
      return { ...held(state), status: 'minuted' };
    case 'SessionCancelled':
      return { ...scheduled(state), status: 'cancelled' };
    default:
      return unreachable(event);
  }
}

function scheduled(state: Session): Scheduled {
  if (state.status === 'absent') throw new Error('A session has facts before it was scheduled');
  return state;
}

function held(state: Session): Held {
  if (!('present' in state)) throw new Error('A session has facts of its holding before it was opened');
  return state;
}

function withAgenda(
  state: Session,
  change: (agenda: readonly AgendaItem[]) => readonly AgendaItem[],
): Session {
  if (state.status === 'absent') return state;
  return { ...state, agenda: change(state.agenda) };
}

function withItem(state: Session, dossier: string, change: (item: AgendaItem) => AgendaItem): Session {
  return withAgenda(state, (agenda) =>
    agenda.map((item) => (item.dossier === dossier ? change(item) : item)),
  );
}
