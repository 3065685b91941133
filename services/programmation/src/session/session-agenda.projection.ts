import type { OfficeHolder } from '@jalon/contracts';
import type { Recorded } from '@jalon/event-store';
import type { Cents } from '@jalon/kernel';
import type { Projection } from '@jalon/read-models';
import type { SessionEvent, SessionMember } from './session.events.ts';

/** One session as people see it: when, where, who, and its agenda in order. */
export interface SessionAgenda {
  readonly id: string;
  /** The revision of the session that is shown: what `If-Match` is compared with. */
  readonly revision: number;
  readonly committee: string;
  readonly campaign: string;
  readonly heldOn: string;
  readonly place: string;
  readonly status: 'scheduled' | 'open' | 'closed' | 'minuted' | 'cancelled';
  readonly members: readonly SessionMember[];
  readonly quorumPercent: number;
  readonly present: readonly string[];
  readonly excused: readonly string[];
  readonly items: readonly AgendaLine[];
  /** Once it was opened. */
  readonly chair?: OfficeHolder;
  readonly openedAt?: string;
  readonly closedAt?: string;
  readonly minutes?: string;
  readonly minutesApprovedBy?: OfficeHolder;
}

export interface AgendaLine {
  readonly dossier: string;
  readonly title: string;
  readonly porteur: { readonly id: string; readonly name: string };
  readonly instructionNote: string;
  readonly proposals: readonly { readonly lineId: string; readonly amount: Cents }[];
  /** Cents, over the lines. */
  readonly proposed: number;
  readonly recused: readonly { readonly member: string; readonly interest: string }[];
  readonly opinion?: string;
  readonly comment?: string;
  readonly votes?: { readonly inFavour: number; readonly against: number; readonly abstained: number };
  /** Who voted what: one ballot for each member who took part. */
  readonly ballots?: Opinion['ballots'];
  /** R19: who counted when the opinion was given. */
  readonly quorum?: Opinion['quorum'];
}

type Opinion = Extract<SessionEvent, { readonly type: 'OpinionRecorded' }>['data'];

type Event = Recorded<SessionEvent>;

/** The agendas of the sessions, for the list of sessions and for the session's own screen. */
export const sessionAgenda: Projection<SessionAgenda, Event> = {
  name: 'session-agenda',
  version: 3,
  types: [
    'SessionScheduled',
    'AgendaItemAdded',
    'AgendaItemChanged',
    'AgendaItemRemoved',
    'AgendaReordered',
    'SessionOpened',
    'AttendanceRecorded',
    'MemberRecused',
    'OpinionRecorded',
    'SessionClosed',
    'MinutesApproved',
    'SessionCancelled',
  ],
  documentId: ({ stream }) => stream.slice('session-'.length),
  textFields: ['place', 'items.title', 'items.porteur.name'],
  evolve: (document, event) =>
    document === undefined ? scheduled(event) : { ...evolve(document, event), revision: event.revision },
};

function scheduled(event: Event): SessionAgenda | undefined {
  if (event.type !== 'SessionScheduled') return undefined;
  const { session, committee, campaign, heldOn, place, members, quorumPercent } = event.data;
  return {
    id: session,
    revision: event.revision,
    committee,
    campaign,
    heldOn,
    place,
    status: 'scheduled',
    members,
    quorumPercent,
    present: [],
    excused: [],
    items: [],
  };
}

function evolve(agenda: SessionAgenda, event: Event): SessionAgenda {
  switch (event.type) {
    case 'AgendaItemAdded': {
      const proposed = totalOf(event.data.proposals);
      return { ...agenda, items: [...agenda.items, { ...event.data, proposed, recused: [] }] };
    }
    case 'AgendaItemChanged': {
      const { dossier, instructionNote, proposals } = event.data;
      return withItem(agenda, dossier, (item) => ({
        ...item,
        instructionNote,
        proposals,
        proposed: totalOf(proposals),
      }));
    }
    case 'AgendaItemRemoved':
      return { ...agenda, items: agenda.items.filter(({ dossier }) => dossier !== event.data.dossier) };
    case 'AgendaReordered':
      return {
        ...agenda,
        items: event.data.dossiers.flatMap((wanted) =>
          agenda.items.filter(({ dossier }) => dossier === wanted),
        ),
      };
    case 'SessionOpened': {
      const { chair, openedAt } = event.data;
      return { ...agenda, status: 'open', chair, openedAt };
    }
    case 'AttendanceRecorded':
      return { ...agenda, present: event.data.present, excused: event.data.excused };
    case 'MemberRecused': {
      const { dossier, member, interest } = event.data;
      return withItem(agenda, dossier, (item) => ({
        ...item,
        recused: [...item.recused, { member, interest }],
      }));
    }
    case 'OpinionRecorded': {
      const { dossier, opinion, comment, votes, ballots, quorum } = event.data;
      return withItem(agenda, dossier, (item) => ({
        ...item,
        opinion,
        votes,
        ballots,
        quorum,
        ...(comment === undefined ? {} : { comment }),
      }));
    }
    case 'SessionClosed':
      return event.data.adjourned.reduce(
        (closing, dossier) => withItem(closing, dossier, (item) => ({ ...item, opinion: 'adjourned' })),
        { ...agenda, status: 'closed', closedAt: event.data.closedAt } as SessionAgenda,
      );
    case 'MinutesApproved':
      return {
        ...agenda,
        status: 'minuted',
        minutes: event.data.text,
        minutesApprovedBy: event.data.approvedBy,
      };
    case 'SessionCancelled':
      return { ...agenda, status: 'cancelled' };
    default:
      return agenda;
  }
}

function totalOf(proposals: AgendaLine['proposals']): number {
  return proposals.reduce((total, { amount }) => total + amount, 0);
}

function withItem(
  agenda: SessionAgenda,
  dossier: string,
  change: (item: AgendaLine) => AgendaLine,
): SessionAgenda {
  return { ...agenda, items: agenda.items.map((item) => (item.dossier === dossier ? change(item) : item)) };
}
