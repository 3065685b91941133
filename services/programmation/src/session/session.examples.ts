import { somebody } from '@jalon/testing';
import { type Cents, type Day, type Instant, cents } from '@jalon/kernel';
import { told } from '../decision.examples.ts';
import type { Role } from '@jalon/contracts';
import type { SessionIntent, SessionIntentFields, SessionIntentName } from './session.commands.ts';
import type { SessionContext } from './session.context.ts';
import type { SessionEvent, SessionMember } from './session.events.ts';
import type { SessionStatus } from './session.state.ts';

/** A session of a committee of five, with two dossiers on its agenda, as its tests start from it. */

const seat = (id: string, interests: string[] = []): SessionMember => ({
  id,
  name: id,
  organisation: 'Ville de Roubaix',
  interests,
});

/** Paul holds an office at the porteur of the first dossier. */
export const members = [seat('lea'), seat('marc'), seat('nadia'), seat('omar'), seat('paul', ['P-CLUB'])];
export const heldOn = '2016-02-15' as Day;
export const [clubDossier, schoolDossier] = ['D16-CLUB00', 'D16-SCHOOL'] as const;

const proposed = (amount: number): { lineId: string; amount: Cents }[] => [
  { lineId: 'L1', amount: cents(amount) },
];

const scheduled: SessionEvent = {
  type: 'SessionScheduled',
  data: {
    session: 'S16-EXAMPL',
    committee: 'C16-EXAMPL',
    campaign: '2016',
    heldOn,
    place: 'Mairie de Roubaix',
    members,
    quorumPercent: 50,
  },
};
const added = (dossier: string, porteur: string): SessionEvent => ({
  type: 'AgendaItemAdded',
  data: {
    dossier,
    title: `L’action de ${porteur}`,
    porteur: { id: porteur, name: porteur },
    instructionNote: 'À examiner.',
    proposals: proposed(25_000_00),
  },
});
const opened: SessionEvent = {
  type: 'SessionOpened',
  data: { openedAt: `${heldOn}T10:00:00.000Z` as Instant, chair: { id: 'lea', name: 'lea' } },
};
const attended: SessionEvent = {
  type: 'AttendanceRecorded',
  data: { present: ['lea', 'marc', 'nadia'], excused: ['omar'] },
};
const closed: SessionEvent = {
  type: 'SessionClosed',
  data: { closedAt: `${heldOn}T12:00:00.000Z` as Instant, adjourned: [clubDossier, schoolDossier] },
};

const prepared = [scheduled, added(clubDossier, 'P-CLUB'), added(schoolDossier, 'P-SCHOOL')];
const held = [...prepared, opened, attended];

/** The facts that lead to each state. */
export const factsTo: Readonly<Record<SessionStatus, readonly SessionEvent[]>> = {
  absent: [],
  scheduled: prepared,
  open: held,
  closed: [...held, closed],
  minuted: [
    ...held,
    closed,
    {
      type: 'MinutesApproved',
      data: { text: 'Le comité s’est réuni.', approvedBy: { id: 'sofia', name: 'Sofia' } },
    },
  ],
  cancelled: [...prepared, { type: 'SessionCancelled', data: { reason: 'Salle indisponible' } }],
};

export const votes = (...voters: readonly (readonly [string, 'for' | 'against' | 'abstain'])[]) =>
  voters.map(([member, ballot]) => ({ member, ballot }));

/** An intent of each name, right for the session of the examples. */
export const examples: { readonly [Name in SessionIntentName]: SessionIntentFields<Name> } = {
  schedule: { committee: 'C16-EXAMPL', heldOn, place: 'Mairie de Roubaix' },
  'add-agenda-item': {
    dossier: 'D16-THEATR',
    instructionNote: 'À examiner.',
    proposals: proposed(8_000_00),
  },
  'change-agenda-item': {
    dossier: clubDossier,
    instructionNote: 'Examiné avec la ville.',
    proposals: proposed(20_000_00),
  },
  'remove-agenda-item': { dossier: clubDossier, reason: 'Le porteur a été reçu trop tard.' },
  'reorder-agenda': { dossiers: [schoolDossier, clubDossier] },
  open: { chair: { id: 'lea', name: 'lea' } },
  'record-attendance': { present: ['lea', 'marc'], excused: ['nadia', 'omar', 'paul'] },
  'recuse-member': { member: 'paul', dossier: clubDossier, interest: 'Trésorier du club' },
  'record-opinion': {
    dossier: clubDossier,
    opinion: 'favourable',
    ballots: votes(['lea', 'for'], ['marc', 'against'], ['nadia', 'abstain']),
  },
  close: {},
  'approve-minutes': { text: 'Le comité s’est réuni.' },
  cancel: { reason: 'Salle indisponible' },
};

export function ask<Name extends SessionIntentName>(
  intent: Name,
  changes: Partial<SessionIntentFields<Name>> = {},
): SessionIntent {
  // The table of examples gives each name its own fields: the pair is a member of the union.
  return { ...(examples[intent] as object), ...changes, intent } as SessionIntent;
}

/** The day of the session, with the committee and the dossier that the intents of the examples look at. */
export function asking(
  role: Role = 'secretaire-comite',
  changes: Partial<SessionContext> = {},
): SessionContext {
  return {
    session: 'S16-EXAMPL',
    committee: { campaign: '2016', quorumPercent: 50, members },
    dossier: {
      reference: 'D16-THEATR',
      title: 'Théâtre dans la rue',
      porteur: { id: 'P-THEATRE', name: 'Théâtre' },
    },
    ...told(heldOn, somebody(role)),
    ...changes,
  };
}
