import { type Decider, type Decision, firstRefusal } from '@jalon/kernel';
import type {
  SessionIntent,
  SessionIntentFields,
  SessionIntentName,
  sessionIntents,
} from './session.commands.ts';
import type { SessionContext } from './session.context.ts';
import type { SessionEvent } from './session.events.ts';
import * as rule from './session.policies.ts';
import { type Session, evolveSession, itemOf, noSession } from './session.state.ts';

type StateFor<Name extends SessionIntentName> = Extract<
  Session,
  { readonly status: (typeof sessionIntents)[Name]['from'][number] }
>;

type Decisions = {
  readonly [Name in SessionIntentName]: (
    fields: SessionIntentFields<Name>,
    state: StateFor<Name>,
    context: SessionContext,
  ) => Decision<SessionEvent>;
};

const decisions: Decisions = {
  schedule: (fields, state, context) => {
    const refusal = rule.theCommitteeSits(fields, state, context);
    const { committee, session } = context;
    if (refusal || committee === undefined) return refusal ?? [];
    return [
      {
        type: 'SessionScheduled',
        data: { session, ...fields, ...committee, members: [...committee.members] },
      },
    ];
  },

  'add-agenda-item': (fields, state, context) => {
    const refusal = firstRefusal(rule.agendaPolicies, fields, state, context);
    const { dossier } = context;
    if (refusal || dossier === undefined) return refusal ?? [];
    const { title, porteur } = dossier;
    return [{ type: 'AgendaItemAdded', data: { ...fields, title, porteur } }];
  },

  'change-agenda-item': (fields, state, context) =>
    firstRefusal([rule.theDossierIsOnTheAgenda, rule.theOpinionIsNotYetGiven], fields, state, context) ?? [
      { type: 'AgendaItemChanged', data: fields },
    ],

  'remove-agenda-item': (fields, state, context) =>
    firstRefusal([rule.theDossierIsOnTheAgenda, rule.theOpinionIsNotYetGiven], fields, state, context) ?? [
      { type: 'AgendaItemRemoved', data: fields },
    ],

  'reorder-agenda': (fields, state, context) =>
    rule.theAgendaKeepsItsItems(fields, state, context) ?? [{ type: 'AgendaReordered', data: fields }],

  open: ({ chair }, state, context) =>
    rule.theDayHasCome(undefined, state, context) ?? [
      { type: 'SessionOpened', data: { openedAt: context.now, chair } },
    ],

  'record-attendance': (fields, state, context) =>
    rule.theMembersSit(fields, state, context) ?? [{ type: 'AttendanceRecorded', data: fields }],

  'recuse-member': (fields, state, context) =>
    firstRefusal(rule.recusalPolicies, fields, state, context) ?? [{ type: 'MemberRecused', data: fields }],

  'record-opinion': (fields, state, context) => {
    const refusal = firstRefusal(rule.opinionPolicies, fields, state, context);
    const item = itemOf(state, fields.dossier);
    if (refusal || item === undefined) return refusal ?? [];
    const votes = rule.votesOf(fields.ballots);
    const recused = [...item.recused];
    return [
      { type: 'OpinionRecorded', data: { ...fields, votes, recused, quorum: rule.quorumOf(state, item) } },
    ];
  },

  close: (_fields, { agenda }, { now }) => {
    const adjourned = agenda.filter(({ opinion }) => opinion === undefined).map(({ dossier }) => dossier);
    return [{ type: 'SessionClosed', data: { closedAt: now, adjourned } }];
  },

  'approve-minutes': ({ text }, _state, { actor }) => [
    { type: 'MinutesApproved', data: { text, approvedBy: { id: actor.id, name: actor.name } } },
  ],

  cancel: (fields) => [{ type: 'SessionCancelled', data: fields }],
};

/** One session of a committee: agenda, attendance, recusals, votes, opinions, minutes. */
export const sessionDecider: Decider<Session, SessionIntent, SessionEvent, SessionContext> = {
  initialState: noSession,
  evolve: evolveSession,
  decide(asked, state, context) {
    const refusal = firstRefusal(rule.everyIntentPolicies, asked, state, context);
    if (refusal) return refusal;
    // The table's types hold each decision to its own fields and states; theStateTakesTheIntent has just checked both.
    const { intent, ...fields } = asked;
    const decide = decisions[intent] as (
      fields: unknown,
      state: Session,
      context: SessionContext,
    ) => Decision<SessionEvent>;
    return decide(fields, state, context);
  },
};
