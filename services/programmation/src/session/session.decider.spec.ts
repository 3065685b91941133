import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '@jalon/kernel';
import { given } from '@jalon/testing';
import fc from 'fast-check';
import { sessionIntentNames, sessionIntentRow } from './session.commands.ts';
import { sessionDecider } from './session.decider.ts';
import { SessionNotFound, SessionNotPossibleNow } from './session.errors.ts';
import { type SessionEvent, sessionEventSchemas } from './session.events.ts';
import { ask, asking, clubDossier, factsTo, members, schoolDossier, votes } from './session.examples.ts';
import { type SessionStatus, sessionStatuses } from './session.state.ts';

const { decide, evolve, initialState } = sessionDecider;
const stateOf = (status: SessionStatus) => factsTo[status].reduce(evolve, initialState);
const table = sessionStatuses.flatMap((status) => sessionIntentNames.map((name) => ({ status, name })));
const isTaken = ({ status, name }: (typeof table)[number]) => sessionIntentRow(name).from.includes(status);

describe('A session, in each of its states', () => {
  it.each(sessionStatuses)('is %s after the facts that lead there', (status) => {
    expect(stateOf(status).status).toBe(status);
  });

  it.each(table.filter((pair) => !isTaken(pair)))('refuses $name when it is $status', ({ status, name }) => {
    const decision = decide(ask(name), stateOf(status), asking());
    expect(decision).toBeInstanceOf(status === 'absent' ? SessionNotFound : SessionNotPossibleNow);
  });

  it.each(table.filter(isTaken))(
    'takes $name when it is $status, and the fact can be read again and changes it',
    ({ status, name }) => {
      const state = stateOf(status);
      const decision = decide(ask(name), state, asking());
      if (isRefusal(decision)) throw decision;
      expect(decision).toHaveLength(1);
      for (const event of decision) {
        expect(sessionEventSchemas[event.type].safeParse(event.data).success).toBe(true);
        expect(evolve(state, event)).not.toEqual(state);
      }
    },
  );
});

describe('A session that is held', () => {
  it('records an opinion with its votes, who left, and the quorum that was needed', () => {
    const recused = decide(ask('recuse-member'), stateOf('open'), asking());
    if (isRefusal(recused)) throw recused;
    given(sessionDecider, [...factsTo.open, ...recused])
      .when(ask('record-opinion'), asking())
      .thenFacts({
        type: 'OpinionRecorded',
        data: {
          dossier: clubDossier,
          opinion: 'favourable',
          ballots: votes(['lea', 'for'], ['marc', 'against'], ['nadia', 'abstain']),
          votes: { inFavour: 1, against: 1, abstained: 1 },
          recused: ['paul'],
          quorum: { entitled: 4, present: 3, needed: 2 },
        },
      });
  });

  it('adjourns, when it closes, the dossiers without an opinion and no other', () => {
    const advised = decide(ask('record-opinion'), stateOf('open'), asking());
    if (isRefusal(advised)) throw advised;
    given(sessionDecider, [...factsTo.open, ...advised])
      .when(ask('close'), asking())
      .thenFacts({
        type: 'SessionClosed',
        data: { closedAt: asking().now, adjourned: [schoolDossier] },
      });
  });

  it('has its minutes approved by who approves them', () => {
    given(sessionDecider, factsTo.closed)
      .when(ask('approve-minutes'), asking())
      .thenFacts({
        type: 'MinutesApproved',
        data: {
          text: 'Le comité s’est réuni.',
          approvedBy: { id: asking().actor.id, name: asking().actor.name },
        },
      });
  });

  it('keeps the members as they were when it was scheduled', () => {
    given(sessionDecider, [])
      .when(ask('schedule'), asking())
      .thenFacts(...factsTo.scheduled.slice(0, 1));
  });
});

describe('Any votes on a dossier', () => {
  const people = fc.constantFrom(...members.map(({ id }) => id), 'passer-by');
  const ballot = fc.record({ member: people, ballot: fc.constantFrom('for', 'against', 'abstain') });

  it('are refused, or are one each of members present and without interest, with the quorum', () => {
    let recorded = 0;
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...members.map(({ id }) => id))),
        fc.uniqueArray(fc.constantFrom(...members.map(({ id }) => id))),
        fc.array(ballot, { maxLength: 6 }),
        (present, leaving, ballots) => {
          const facts: readonly SessionEvent[] = [
            ...factsTo.open,
            { type: 'AttendanceRecorded', data: { present, excused: [] } },
            ...leaving.map((member): SessionEvent => ({
              type: 'MemberRecused',
              data: { member, dossier: clubDossier, interest: 'Un lien' },
            })),
          ];
          const decision = decide(
            ask('record-opinion', { ballots }),
            facts.reduce(evolve, initialState),
            asking(),
          );
          if (isRefusal(decision)) return;
          recorded++;
          const voters = ballots.map(({ member }) => member);
          expect(new Set(voters).size).toBe(voters.length);
          expect(voters.filter((voter) => !present.includes(voter) || leaving.includes(voter))).toEqual([]);
          expect(present.includes('paul') && !leaving.includes('paul')).toBe(false);
          const counted = present.filter((member) => !leaving.includes(member)).length;
          expect(counted).toBeGreaterThanOrEqual(Math.max(1, (members.length - leaving.length) / 2));
        },
      ),
      { numRuns: 2_000 },
    );
    expect(recorded).toBeGreaterThan(0);
  });
});
