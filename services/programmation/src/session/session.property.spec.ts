import { somebody } from '@jalon/testing';
import { describe, expect, it } from '@jest/globals';
import { type Cents, type Day, cents, isRefusal } from '@jalon/kernel';
import fc from 'fast-check';
import { told } from '../decision.examples.ts';
import type { SessionIntent } from './session.commands.ts';
import type { SessionContext } from './session.context.ts';
import { sessionDecider } from './session.decider.ts';
import type { SessionEvent } from './session.events.ts';
import { quorumOf } from './session.policies.ts';
import { itemOf } from './session.state.ts';

const day = '2016-02-15' as Day;
const members = ['m1', 'm2', 'm3', 'm4', 'm5'].map((id) => ({
  id,
  name: id,
  organisation: 'Ville de Roubaix',
  // m1 holds an office at one porteur, m2 at both.
  interests: id === 'm1' ? ['P-CLUB'] : id === 'm2' ? ['P-CLUB', 'P-REGIE'] : [],
}));
const porteurOf: Readonly<Record<string, string>> = { D1: 'P-CLUB', D2: 'P-REGIE', D3: 'P-CLUB' };

const dossier = fc.constantFrom('D1', 'D2', 'D3');
const member = fc.constantFrom('m1', 'm2', 'm3', 'm4', 'm5', 'stranger');
const reason = fc.constant('Parce que.');
const ballot = fc.constantFrom('for' as const, 'against' as const, 'abstain' as const);
const opinion = fc.constantFrom(
  'favourable' as const,
  'with-reservations' as const,
  'adjourned' as const,
  'unfavourable' as const,
);
const chair = fc.constant({ id: 'm3', name: 'm3' });

const proposals: { lineId: string; amount: Cents }[] = [{ lineId: 'L1', amount: cents(100) }];

const anyIntent: fc.Arbitrary<SessionIntent> = fc.oneof(
  fc.record({
    intent: fc.constant('add-agenda-item' as const),
    dossier,
    instructionNote: fc.constant('Une action utile.'),
    proposals: fc.constant(proposals),
  }),
  fc.record({ intent: fc.constant('remove-agenda-item' as const), dossier, reason }),
  fc.record({
    intent: fc.constant('change-agenda-item' as const),
    dossier,
    instructionNote: fc.constant('Revu.'),
    proposals: fc.constant(proposals),
  }),
  fc.record({ intent: fc.constant('open' as const), chair }),
  {
    weight: 5,
    arbitrary: fc.record({
      intent: fc.constant('record-attendance' as const),
      present: fc.subarray(members.map(({ id }) => id)),
      excused: fc.constant<string[]>([]),
    }),
  },
  {
    weight: 10,
    arbitrary: fc.record({
      intent: fc.constant('recuse-member' as const),
      member,
      dossier,
      interest: fc.constant('Vice-président'),
    }),
  },
  {
    weight: 20,
    arbitrary: fc.record({
      intent: fc.constant('record-opinion' as const),
      dossier,
      opinion,
      ballots: fc.array(fc.record({ member, ballot }), { maxLength: 5 }),
    }),
  },
  // What a careful secretary sends; without it chance alone would rarely record an opinion.
  {
    weight: 20,
    arbitrary: fc.record({
      intent: fc.constant('record-opinion' as const),
      dossier,
      opinion,
      ballots: fc.constantFrom(
        ['m3', 'm4', 'm5'].map((id) => ({ member: id, ballot: 'for' as const })),
        ['m1', 'm3', 'm4', 'm5'].map((id) => ({ member: id, ballot: 'against' as const })),
      ),
    }),
  },
  fc.constant({ intent: 'close' } as const),
  fc.record({ intent: fc.constant('cancel' as const), reason }),
);

/** Mostly whole sessions: everyone comes, three dossiers, then whatever may happen. */
const sequence = fc
  .tuple(
    fc.array(anyIntent, { maxLength: 5 }),
    fc.array(anyIntent, { maxLength: 40, size: 'max' }),
    fc.boolean(),
  )
  .map(([before, after, prepared]): SessionIntent[] => [
    ...before,
    ...(prepared
      ? [
          ...Object.keys(porteurOf).map((id) => ({
            intent: 'add-agenda-item' as const,
            dossier: id,
            instructionNote: 'Une action utile.',
            proposals,
          })),
          { intent: 'open' as const, chair: { id: 'm3', name: 'm3' } },
          { intent: 'record-attendance' as const, present: members.map(({ id }) => id), excused: [] },
          ...[
            ['m1', 'D1'],
            ['m2', 'D1'],
            ['m2', 'D2'],
            ['m1', 'D3'],
            ['m2', 'D3'],
          ].map(([id = '', about = '']) => ({
            intent: 'recuse-member' as const,
            member: id,
            dossier: about,
            interest: 'Présidente',
          })),
        ]
      : []),
    ...after,
  ]);

const asking = (asked: SessionIntent): SessionContext => ({
  session: 'S16-EXAMPL',
  ...told(day, somebody('admin')),
  ...(asked.intent === 'add-agenda-item' && {
    dossier: {
      reference: asked.dossier,
      title: asked.dossier,
      porteur: { id: porteurOf[asked.dossier] ?? '', name: 'Un porteur' },
    },
  }),
});

const scheduled: SessionEvent = {
  type: 'SessionScheduled',
  data: {
    session: 'S16-EXAMPL',
    committee: 'C16-EXAMPL',
    campaign: '2016',
    heldOn: day,
    place: 'Roubaix',
    members,
    quorumPercent: 60,
  },
};

/** The facts that a sequence of intents leaves; what is refused leaves none. */
function factsOf(intents: readonly SessionIntent[]): SessionEvent[] {
  const facts = [scheduled];
  let state = sessionDecider.evolve(sessionDecider.initialState, scheduled);
  for (const asked of intents) {
    const decision = sessionDecider.decide(asked, state, asking(asked));
    if (isRefusal(decision)) continue;
    facts.push(...decision);
    state = decision.reduce(sessionDecider.evolve, state);
  }
  return facts;
}

/** Who was there and who had left for a dossier before the nth fact, read from the facts and from nothing else. */
function roomAt(facts: readonly SessionEvent[], nth: number, wanted: string) {
  let present: readonly string[] = [];
  let recused = new Set<string>();
  for (const fact of facts.slice(0, nth)) {
    if (fact.type === 'AttendanceRecorded') present = fact.data.present;
    if (fact.type === 'AgendaItemAdded' && fact.data.dossier === wanted) recused = new Set();
    if (fact.type === 'MemberRecused' && fact.data.dossier === wanted) recused.add(fact.data.member);
  }
  return { present, recused };
}

describe('Whatever is asked of a session, in whatever order,', () => {
  it('a recused member is never counted nor votes, nobody votes twice, and the quorum is met', () => {
    let opinions = 0;
    fc.assert(
      fc.property(sequence, (intents) => {
        const facts = factsOf(intents);
        facts.forEach((fact, nth) => {
          if (fact.type !== 'OpinionRecorded') return;
          opinions++;
          const { dossier: about, ballots, quorum, recused, votes, opinion: given } = fact.data;
          const room = roomAt(facts, nth, about);
          const voters = ballots.map((one) => one.member);
          const counted = room.present.filter((id) => !room.recused.has(id));
          expect(new Set(recused)).toEqual(room.recused);
          expect(voters.filter((id) => room.recused.has(id))).toEqual([]);
          expect(voters).toEqual([...new Set(voters)]);
          expect(voters.filter((id) => !counted.includes(id))).toEqual([]);
          expect(votes.inFavour + votes.against + votes.abstained).toBe(voters.length);
          expect(quorum).toMatchObject({
            present: counted.length,
            entitled: members.length - room.recused.size,
          });
          if (given !== 'adjourned') expect(quorum.present).toBeGreaterThanOrEqual(quorum.needed);
          // R19: who is known to have an interest and is in the room has left for this dossier.
          const interested = members.filter(({ interests }) => interests.includes(porteurOf[about] ?? ''));
          expect(interested.filter(({ id }) => room.present.includes(id) && !room.recused.has(id))).toEqual(
            [],
          );
        });
      }),
      { numRuns: 2_000 },
    );
    // The property speaks of something: hundreds of opinions were recorded on the way.
    expect(opinions).toBeGreaterThan(500);
  });

  it('a dossier gets one opinion at most', () => {
    fc.assert(
      fc.property(sequence, (intents) => {
        const about = factsOf(intents).flatMap((fact) =>
          fact.type === 'OpinionRecorded' ? [fact.data.dossier] : [],
        );
        expect(about).toEqual([...new Set(about)]);
      }),
    );
  });
});

describe('The quorum of a dossier', () => {
  const state = [
    ...factsOf([
      {
        intent: 'add-agenda-item',
        dossier: 'D1',
        instructionNote: 'Une action utile.',
        proposals,
      },
      { intent: 'open', chair: { id: 'm3', name: 'm3' } },
      { intent: 'record-attendance', present: ['m1', 'm2', 'm3', 'm4'], excused: ['m5'] },
      { intent: 'recuse-member', member: 'm1', dossier: 'D1', interest: 'Présidente' },
    ]),
  ].reduce(sessionDecider.evolve, sessionDecider.initialState);

  it('counts neither among the entitled nor among the present who left for it', () => {
    const item = state.status === 'open' ? itemOf(state, 'D1') : undefined;
    if (state.status !== 'open' || item === undefined) throw new Error('The session is not open');
    expect(quorumOf(state, item)).toEqual({ entitled: 4, present: 3, needed: 3 });
    expect(quorumOf(state, { ...item, recused: [] })).toEqual({ entitled: 5, present: 4, needed: 3 });
  });
});
