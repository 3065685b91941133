import { describe, expect, it } from '@jest/globals';
import { given } from '@jalon/testing';
import { sessionDecider } from './session.decider.ts';
import * as refusal from './session.errors.ts';
import type { SessionEvent } from './session.events.ts';
import { ask, asking, clubDossier, factsTo, schoolDossier, votes } from './session.examples.ts';

const attended = (...present: string[]): SessionEvent => ({
  type: 'AttendanceRecorded',
  data: { present, excused: [] },
});
const paulLeft: SessionEvent = {
  type: 'MemberRecused',
  data: { member: 'paul', dossier: clubDossier, interest: 'Trésorier du club' },
};
const during = (...facts: readonly SessionEvent[]) => given(sessionDecider, [...factsTo.open, ...facts]);

describe('everyKnownInterestIsDeclared', () => {
  const withPaul = attended('lea', 'marc', 'nadia', 'paul');
  it('accepts the opinion once the interested member has left (R19)', () => {
    during(withPaul, paulLeft).when(ask('record-opinion'), asking()).thenTypes('OpinionRecorded');
  });
  it('accepts it when that member is absent, and on a dossier of another porteur', () => {
    during().when(ask('record-opinion'), asking()).thenTypes('OpinionRecorded');
    during(withPaul)
      .when(ask('record-opinion', { dossier: schoolDossier }), asking())
      .thenTypes('OpinionRecorded');
  });
  it('refuses it while that member sits there in silence, even without a vote (R19)', () => {
    const refused = during(withPaul)
      .when(ask('record-opinion'), asking())
      .thenRefused(refusal.InterestNotDeclared);
    expect(refused).toMatchObject({ rule: 'R19', facts: { members: ['paul'] } });
  });
});

describe('noRecusedMemberVotes', () => {
  const withPaul = attended('lea', 'marc', 'nadia', 'paul');
  it('accepts that a member votes on the dossiers for which they did not leave', () => {
    const ballots = votes(['lea', 'for'], ['marc', 'for'], ['paul', 'for']);
    during(withPaul, paulLeft)
      .when(ask('record-opinion', { dossier: schoolDossier, ballots }), asking())
      .thenTypes('OpinionRecorded');
  });
  it('refuses the vote of who left (R19)', () => {
    const ballots = votes(['lea', 'for'], ['paul', 'abstain']);
    const refused = during(withPaul, paulLeft)
      .when(ask('record-opinion', { ballots }), asking())
      .thenRefused(refusal.InterestedMemberVotes);
    expect(refused).toMatchObject({ rule: 'R19', facts: { members: ['paul'] } });
  });
});

describe('oneVotePerMember', () => {
  it('accepts one vote each', () => {
    during().when(ask('record-opinion'), asking()).thenTypes('OpinionRecorded');
  });
  it('refuses two, even alike', () => {
    const ballots = votes(['lea', 'for'], ['marc', 'for'], ['lea', 'for']);
    const { facts } = during()
      .when(ask('record-opinion', { ballots }), asking())
      .thenRefused(refusal.VotedTwice);
    expect(facts['members']).toEqual(['lea']);
  });
});

describe('onlyThosePresentVote', () => {
  it('accepts that a member present does not vote', () => {
    during()
      .when(ask('record-opinion', { ballots: votes(['lea', 'for']) }), asking())
      .thenTypes('OpinionRecorded');
  });
  it('refuses the vote of a member excused, and of somebody who does not sit', () => {
    for (const absent of ['omar', 'passer-by']) {
      const { facts } = during()
        .when(ask('record-opinion', { ballots: votes(['lea', 'for'], [absent, 'for']) }), asking())
        .thenRefused(refusal.AbsentMemberVotes);
      expect(facts['members']).toEqual([absent]);
    }
  });
});

describe('theQuorumIsMet', () => {
  const oneVote = { ballots: votes(['lea', 'for']) };
  it('accepts three members of five at half', () => {
    during().when(ask('record-opinion', oneVote), asking()).thenTypes('OpinionRecorded');
  });
  it('refuses two of five', () => {
    const refused = during(attended('lea', 'marc'))
      .when(ask('record-opinion', oneVote), asking())
      .thenRefused(refusal.QuorumNotMet);
    expect(refused).toMatchObject({ rule: 'R19', facts: { entitled: 5, present: 2, needed: 3 } });
  });
  it('does not count who left, neither among the entitled nor among the present (R19)', () => {
    during(attended('lea', 'marc'), paulLeft)
      .when(ask('record-opinion', oneVote), asking())
      .thenTypes('OpinionRecorded');
    const omarLeft: SessionEvent = { ...paulLeft, data: { ...paulLeft.data, member: 'marc' } };
    const refused = during(attended('lea', 'marc'), omarLeft)
      .when(ask('record-opinion', oneVote), asking())
      .thenRefused(refusal.QuorumNotMet);
    expect(refused.facts).toEqual({ entitled: 4, present: 1, needed: 2 });
  });
  it('is not needed to adjourn', () => {
    during(attended())
      .when(ask('record-opinion', { opinion: 'adjourned', ballots: [] }), asking())
      .thenTypes('OpinionRecorded');
  });
  it('is one member at least, when all but one have left', () => {
    const left = ['marc', 'nadia', 'omar', 'paul'].map((member): SessionEvent => ({
      type: 'MemberRecused',
      data: { member, dossier: clubDossier, interest: 'Un lien' },
    }));
    during(...left)
      .when(ask('record-opinion', oneVote), asking())
      .thenTypes('OpinionRecorded');
    during(attended(), ...left)
      .when(ask('record-opinion', { ballots: [] }), asking())
      .thenRefused(refusal.QuorumNotMet);
  });
});
