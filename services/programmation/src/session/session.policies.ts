import { type Policy, allowed, refused } from '@jalon/kernel';
import {
  type SessionIntent,
  type SessionIntentFields,
  sessionIntentNames,
  sessionIntentRow,
} from './session.commands.ts';
import type { SessionContext } from './session.context.ts';
import * as refusal from './session.errors.ts';
import { type AgendaItem, type Session, itemOf } from './session.state.ts';

type Rule<Fields, State = SomeSession> = Policy<Fields, State, SessionContext>;
type SomeSession = Exclude<Session, { readonly status: 'absent' }>;
type OpenSession = Extract<Session, { readonly status: 'open' }>;
type Opinion = SessionIntentFields<'record-opinion'>;

/** The role has a right to the intent. */
export const theRoleMay: Policy<SessionIntent, Session, SessionContext> = ({ intent }, _, { actor }) => {
  const { roles } = sessionIntentRow(intent);
  return roles.some((role) => role === actor.role)
    ? allowed
    : refused(new refusal.SessionRoleRefused(actor.role, roles));
};

/** A session exists before anything is asked of it but to schedule it. */
export const theSessionExists: Policy<SessionIntent, Session, SessionContext> = (
  { intent },
  { status },
  { session },
) => (status === 'absent' && intent !== 'schedule' ? refused(new refusal.SessionNotFound(session)) : allowed);

export const theStateTakesTheIntent: Policy<SessionIntent, Session, SessionContext> = (
  { intent },
  { status },
) => {
  if (sessionIntentRow(intent).from.includes(status)) return allowed;
  const possible = sessionIntentNames.filter((name) => sessionIntentRow(name).from.includes(status));
  return refused(new refusal.SessionNotPossibleNow(status, intent, possible));
};

/** What every intent must satisfy, before its own rules. */
export const everyIntentPolicies = [theRoleMay, theSessionExists, theStateTakesTheIntent];

/** A session is a committee's, and has somebody to sit. */
export const theCommitteeSits: Policy<SessionIntentFields<'schedule'>, Session, SessionContext> = (
  { committee },
  _,
  context,
) =>
  context.committee !== undefined && context.committee.members.length > 0
    ? allowed
    : refused(new refusal.UnknownCommittee(committee));

export const theDossierIsKnown: Rule<{ readonly dossier: string }> = ({ dossier }, _, context) =>
  context.dossier === undefined ? refused(new refusal.UnknownDossier(dossier)) : allowed;

export const theDossierIsNotYetOnTheAgenda: Rule<{ readonly dossier: string }> = ({ dossier }, session) =>
  itemOf(session, dossier) === undefined ? allowed : refused(new refusal.AlreadyOnAgenda(dossier));

export const theDossierIsOnTheAgenda: Rule<{ readonly dossier: string }> = ({ dossier }, session) =>
  itemOf(session, dossier) === undefined ? refused(new refusal.NotOnAgenda(dossier)) : allowed;

/** The new order is the agenda itself, each dossier once. */
export const theAgendaKeepsItsItems: Rule<SessionIntentFields<'reorder-agenda'>> = (
  { dossiers },
  session,
) => {
  const wanted = new Set(dossiers);
  const missing = session.agenda.map(({ dossier }) => dossier).filter((dossier) => !wanted.has(dossier));
  const unknown = dossiers.filter((dossier) => itemOf(session, dossier) === undefined);
  return missing.length === 0 && unknown.length === 0 && wanted.size === dossiers.length
    ? allowed
    : refused(new refusal.AgendaNotKept(missing, unknown));
};

export const theDayHasCome: Rule<unknown> = (_, { heldOn }, { today }) =>
  today >= heldOn ? allowed : refused(new refusal.SessionDayNotCome(heldOn, today));

export const theMembersSit: Rule<SessionIntentFields<'record-attendance'>> = (
  { present, excused },
  session,
) => {
  const named = [...present, ...excused];
  const wrong = named.filter((member, nth) => !sits(session, member) || named.indexOf(member) !== nth);
  return wrong.length === 0 ? allowed : refused(new refusal.NotAMember(wrong));
};

export const theRecusedMemberSits: Rule<SessionIntentFields<'recuse-member'>> = ({ member }, session) =>
  sits(session, member) ? allowed : refused(new refusal.NotAMember([member]));

export const theMemberIsNotYetRecused: Rule<SessionIntentFields<'recuse-member'>> = (
  { member, dossier },
  session,
) =>
  itemOf(session, dossier)?.recused.includes(member)
    ? refused(new refusal.AlreadyRecused(member, dossier))
    : allowed;

export const theOpinionIsNotYetGiven: Rule<{ readonly dossier: string }> = ({ dossier }, session) =>
  itemOf(session, dossier)?.opinion === undefined
    ? allowed
    : refused(new refusal.OpinionAlreadyGiven(dossier));

/** R19: a member whose office at the porteur is known declares it before the opinion. */
export const everyKnownInterestIsDeclared: Rule<Opinion, OpenSession> = ({ dossier }, session) => {
  const item = itemOf(session, dossier);
  const silent = session.present.filter(
    (member) => item && !item.recused.includes(member) && isInterested(session, member, item),
  );
  return silent.length === 0 ? allowed : refused(new refusal.InterestNotDeclared(silent));
};

/** R19: who left for a dossier does not vote on it. */
export const noRecusedMemberVotes: Rule<Opinion, OpenSession> = ({ dossier, ballots }, session) => {
  const item = itemOf(session, dossier);
  const voting = ballots.map(({ member }) => member).filter((member) => item?.recused.includes(member));
  return voting.length === 0 ? allowed : refused(new refusal.InterestedMemberVotes(voting));
};

export const oneVotePerMember: Rule<Opinion, OpenSession> = ({ ballots }) => {
  const voters = ballots.map(({ member }) => member);
  const twice = voters.filter((member, nth) => voters.indexOf(member) !== nth);
  return twice.length === 0 ? allowed : refused(new refusal.VotedTwice(twice));
};

export const onlyThosePresentVote: Rule<Opinion, OpenSession> = ({ ballots }, { present }) => {
  const absent = ballots.map(({ member }) => member).filter((member) => !present.includes(member));
  return absent.length === 0 ? allowed : refused(new refusal.AbsentMemberVotes(absent));
};

/** R19: recused members count neither among those entitled nor among those present. To adjourn needs no quorum. */
export const theQuorumIsMet: Rule<Opinion, OpenSession> = ({ dossier, opinion }, session) => {
  const item = itemOf(session, dossier);
  if (opinion === 'adjourned' || item === undefined) return allowed;
  const quorum = quorumOf(session, item);
  return quorum.present >= quorum.needed ? allowed : refused(new refusal.QuorumNotMet(quorum));
};

/** The rules of the intents that have several, in the order in which they are asked. */
export const agendaPolicies = [theDossierIsKnown, theDossierIsNotYetOnTheAgenda];
export const recusalPolicies = [
  theDossierIsOnTheAgenda,
  theRecusedMemberSits,
  theMemberIsNotYetRecused,
  theOpinionIsNotYetGiven,
];
export const opinionPolicies = [
  theDossierIsOnTheAgenda,
  theOpinionIsNotYetGiven,
  everyKnownInterestIsDeclared,
  noRecusedMemberVotes,
  oneVotePerMember,
  onlyThosePresentVote,
  theQuorumIsMet,
];

/** The ballots, counted. */
export function votesOf(ballots: Opinion['ballots']) {
  const count = (wanted: string) => ballots.filter(({ ballot }) => ballot === wanted).length;
  return { inFavour: count('for'), against: count('against'), abstained: count('abstain') };
}

/** Who counts for a dossier: members who did not leave for it. */
export function quorumOf(session: OpenSession, { recused }: AgendaItem) {
  const entitled = session.members.filter(({ id }) => !recused.includes(id)).length;
  const present = session.present.filter((member) => !recused.includes(member)).length;
  return { entitled, present, needed: Math.max(1, Math.ceil((entitled * session.quorumPercent) / 100)) };
}

function sits({ members }: SomeSession, member: string): boolean {
  return members.some(({ id }) => id === member);
}

function isInterested({ members }: SomeSession, member: string, { porteur }: AgendaItem): boolean {
  return members.some(({ id, interests }) => id === member && interests.includes(porteur));
}
