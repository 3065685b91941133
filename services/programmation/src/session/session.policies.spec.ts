import { describe, expect, it } from '@jest/globals';
import { type Day, cents } from '@jalon/kernel';
import { given, somebody } from '@jalon/testing';
import { told } from '../decision.examples.ts';
import { allRoles } from '@jalon/contracts';
import { sessionIntentNames, sessionIntents } from './session.commands.ts';
import { sessionDecider } from './session.decider.ts';
import * as refusal from './session.errors.ts';
import type { SessionEvent } from './session.events.ts';
import { ask, asking, clubDossier, factsTo, heldOn, schoolDossier, votes } from './session.examples.ts';

const paulLeft: SessionEvent = {
  type: 'MemberRecused',
  data: { member: 'paul', dossier: clubDossier, interest: 'Trésorier du club' },
};
const advised: SessionEvent = {
  type: 'OpinionRecorded',
  data: {
    dossier: clubDossier,
    opinion: 'favourable',
    ballots: votes(['lea', 'for']),
    votes: { inFavour: 1, against: 0, abstained: 0 },
    recused: [],
    quorum: { entitled: 5, present: 3, needed: 3 },
  },
};
const during = (...facts: readonly SessionEvent[]) => given(sessionDecider, [...factsTo.open, ...facts]);
const before = given(sessionDecider, factsTo.scheduled);

describe('theRoleMay', () => {
  it('accepts that an instructor prepares an agenda and that the secretary holds the session', () => {
    before.when(ask('add-agenda-item'), asking('instructeur')).thenTypes('AgendaItemAdded');
    before.when(ask('open'), asking('secretaire-comite')).thenTypes('SessionOpened');
  });
  it('refuses that an instructor opens it, and says who may', () => {
    const { facts } = before.when(ask('open'), asking('instructeur')).thenRefused(refusal.SessionRoleRefused);
    expect(facts).toEqual({ role: 'instructeur', roles: ['secretaire-comite', 'admin'] });
  });
  it.each(sessionIntentNames)('refuses %s to every role that its row does not name', (name) => {
    const [from = 'absent'] = sessionIntents[name].from;
    const named: readonly string[] = sessionIntents[name].roles;
    for (const role of allRoles.filter((one) => !named.includes(one))) {
      given(sessionDecider, factsTo[from])
        .when(ask(name), asking(role))
        .thenRefused(refusal.SessionRoleRefused);
    }
  });
});

describe('theSessionExists', () => {
  it('accepts that an unknown session be scheduled', () => {
    given(sessionDecider, []).when(ask('schedule'), asking()).thenTypes('SessionScheduled');
  });
  it('refuses that it be opened', () => {
    given(sessionDecider, []).when(ask('open'), asking()).thenRefused(refusal.SessionNotFound);
  });
});

describe('theStateTakesTheIntent', () => {
  it('accepts to cancel a session that is to come', () => {
    before.when(ask('cancel'), asking()).thenTypes('SessionCancelled');
  });
  it('refuses to cancel one that was opened, and says what is possible', () => {
    const { facts } = during().when(ask('cancel'), asking()).thenRefused(refusal.SessionNotPossibleNow);
    expect(facts['possible']).toContain('record-opinion');
    expect(facts['possible']).not.toContain('cancel');
  });
});

describe('theCommitteeSits', () => {
  it('accepts a committee with members', () => {
    given(sessionDecider, []).when(ask('schedule'), asking()).thenTypes('SessionScheduled');
  });
  it('refuses an unknown committee, and one without members', () => {
    const empty = { campaign: '2016', quorumPercent: 50, members: [] };
    for (const committee of [undefined, empty]) {
      given(sessionDecider, [])
        .when(ask('schedule'), asking('admin', { committee }))
        .thenRefused(refusal.UnknownCommittee);
    }
  });
});

describe('theDossierIsKnown', () => {
  it('accepts a dossier that was deposited, under its own title and porteur', () => {
    before.when(ask('add-agenda-item'), asking()).thenFacts({
      type: 'AgendaItemAdded',
      data: {
        dossier: 'D16-THEATR',
        instructionNote: 'À examiner.',
        proposals: [{ lineId: 'L1', amount: cents(8_000_00) }],
        title: 'Théâtre dans la rue',
        porteur: { id: 'P-THEATRE', name: 'Théâtre' },
      },
    });
  });
  it('refuses another', () => {
    before
      .when(ask('add-agenda-item'), asking('admin', { dossier: undefined }))
      .thenRefused(refusal.UnknownDossier);
  });
});

describe('theDossierIsNotYetOnTheAgenda', () => {
  it('accepts a dossier that is not, even while the session is held', () => {
    during().when(ask('add-agenda-item'), asking()).thenTypes('AgendaItemAdded');
  });
  it('refuses one that is', () => {
    before
      .when(ask('add-agenda-item', { dossier: clubDossier }), asking())
      .thenRefused(refusal.AlreadyOnAgenda);
  });
});

describe('theDossierIsOnTheAgenda', () => {
  const elsewhere = { dossier: 'D16-OTHER0' };
  it('accepts one that is, to be removed, left or advised on', () => {
    before.when(ask('remove-agenda-item'), asking()).thenTypes('AgendaItemRemoved');
    before.when(ask('change-agenda-item'), asking('instructeur')).thenTypes('AgendaItemChanged');
    during().when(ask('recuse-member'), asking()).thenTypes('MemberRecused');
    during().when(ask('record-opinion'), asking()).thenTypes('OpinionRecorded');
  });
  it('refuses another', () => {
    before.when(ask('remove-agenda-item', elsewhere), asking()).thenRefused(refusal.NotOnAgenda);
    before.when(ask('change-agenda-item', elsewhere), asking()).thenRefused(refusal.NotOnAgenda);
    during().when(ask('recuse-member', elsewhere), asking()).thenRefused(refusal.NotOnAgenda);
    during().when(ask('record-opinion', elsewhere), asking()).thenRefused(refusal.NotOnAgenda);
  });
});

describe('theAgendaKeepsItsItems', () => {
  it('accepts the same dossiers in another order, and keeps it', () => {
    before.when(ask('reorder-agenda'), asking()).thenTypes('AgendaReordered');
    const reordered: SessionEvent = {
      type: 'AgendaReordered',
      data: { dossiers: [schoolDossier, clubDossier] },
    };
    const state = [...factsTo.scheduled, reordered].reduce(
      sessionDecider.evolve,
      sessionDecider.initialState,
    );
    expect(state).toMatchObject({ agenda: [{ dossier: schoolDossier }, { dossier: clubDossier }] });
  });
  it.each([
    ['one forgotten', [clubDossier], { missing: [schoolDossier], unknown: [] }],
    ['one unknown', [clubDossier, schoolDossier, 'D16-X'], { missing: [], unknown: ['D16-X'] }],
    ['one twice', [clubDossier, schoolDossier, clubDossier], { missing: [], unknown: [] }],
  ])('refuses %s', (_, dossiers, facts) => {
    const refused = before
      .when(ask('reorder-agenda', { dossiers }), asking())
      .thenRefused(refusal.AgendaNotKept);
    expect(refused.facts).toEqual(facts);
  });
});

describe('theDayHasCome', () => {
  it('accepts to open on the day, and after it', () => {
    before.when(ask('open'), asking()).thenTypes('SessionOpened');
    before
      .when(ask('open'), asking('admin', told('2016-02-20', somebody('admin'))))
      .thenTypes('SessionOpened');
  });
  it('refuses the day before', () => {
    const { facts } = before
      .when(ask('open'), asking('admin', told('2016-02-14', somebody('admin'))))
      .thenRefused(refusal.SessionDayNotCome);
    expect(facts).toEqual({ heldOn, today: '2016-02-14' as Day });
  });
});

describe('theMembersSit', () => {
  it('accepts members present or excused, and those of whom nothing is known', () => {
    during()
      .when(ask('record-attendance', { excused: [] }), asking())
      .thenTypes('AttendanceRecorded');
  });
  it.each([
    ['somebody who does not sit', { present: ['lea', 'passer-by'], excused: [] }, ['passer-by']],
    ['a member present twice', { present: ['lea', 'lea'], excused: [] }, ['lea']],
    ['a member both present and excused', { present: ['lea'], excused: ['lea'] }, ['lea']],
  ])('refuses %s', (_, attendance, named) => {
    const { facts } = during()
      .when(ask('record-attendance', attendance), asking())
      .thenRefused(refusal.NotAMember);
    expect(facts['members']).toEqual(named);
  });
});

describe('theRecusedMemberSits', () => {
  it('accepts a member, present or not', () => {
    during().when(ask('recuse-member'), asking()).thenTypes('MemberRecused');
  });
  it('refuses somebody who does not sit', () => {
    during()
      .when(ask('recuse-member', { member: 'passer-by' }), asking())
      .thenRefused(refusal.NotAMember);
  });
});

describe('theMemberIsNotYetRecused', () => {
  it('accepts a recusal on each of two dossiers', () => {
    during(paulLeft)
      .when(ask('recuse-member', { dossier: schoolDossier }), asking())
      .thenTypes('MemberRecused');
  });
  it('refuses a second one on the same', () => {
    during(paulLeft).when(ask('recuse-member'), asking()).thenRefused(refusal.AlreadyRecused);
  });
});

describe('theOpinionIsNotYetGiven', () => {
  it('accepts the opinion on another dossier', () => {
    during(advised)
      .when(ask('record-opinion', { dossier: schoolDossier }), asking())
      .thenTypes('OpinionRecorded');
  });
  it('refuses a second opinion, a late recusal, and that the dossier leaves the agenda', () => {
    during(advised).when(ask('record-opinion'), asking()).thenRefused(refusal.OpinionAlreadyGiven);
    during(advised).when(ask('recuse-member'), asking()).thenRefused(refusal.OpinionAlreadyGiven);
    during(advised).when(ask('remove-agenda-item'), asking()).thenRefused(refusal.OpinionAlreadyGiven);
    during(advised).when(ask('change-agenda-item'), asking()).thenRefused(refusal.OpinionAlreadyGiven);
  });
});
