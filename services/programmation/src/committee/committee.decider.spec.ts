import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '@jalon/kernel';
import { given, somebody } from '@jalon/testing';
import { told } from '../decision.examples.ts';
import type { Role } from '@jalon/contracts';
import {
  type CommitteeIntent,
  type CommitteeIntentName,
  committeeIntentNames,
  committeeIntentRow,
  committeeIntents,
} from './committee.commands.ts';
import { committeeDecider } from './committee.decider.ts';
import * as refusal from './committee.errors.ts';
import { type CommitteeEvent, committeeEventSchemas } from './committee.events.ts';
import type { CommitteeContext } from './committee.policies.ts';
import { type CommitteeStatus, committeeStatuses } from './committee.state.ts';

const terms = {
  name: 'Comité de Roubaix',
  campaign: '2016',
  scope: { kind: 'territory' as const, codes: ['QP059082', '59512'] },
  quorumPercent: 50,
};
const lea = { id: 'lea', name: 'Léa', organisation: 'Ville de Roubaix', interests: ['P-CLUB'] };

const created: CommitteeEvent = { type: 'CommitteeCreated', data: { committee: 'C16-EXAMPL', ...terms } };
const appointed: CommitteeEvent = { type: 'MemberAppointed', data: lea };
const dissolved: CommitteeEvent = { type: 'CommitteeDissolved', data: { reason: 'Fusion de deux comités' } };
const factsTo: Readonly<Record<CommitteeStatus, readonly CommitteeEvent[]>> = {
  absent: [],
  active: [created, appointed],
  dissolved: [created, appointed, dissolved],
};

const examples: {
  readonly [Name in CommitteeIntentName]: Extract<CommitteeIntent, { readonly intent: Name }>;
} = {
  create: { intent: 'create', ...terms },
  'appoint-member': { intent: 'appoint-member', ...lea },
  'remove-member': { intent: 'remove-member', id: 'lea', reason: 'Fin de mandat' },
  dissolve: { intent: 'dissolve', reason: 'Fusion de deux comités' },
};

const asked = (role: Role = 'secretaire-comite'): CommitteeContext => ({
  committee: 'C16-EXAMPL',
  ...told('2016-02-01', somebody(role)),
});
const { decide, evolve, initialState } = committeeDecider;
const stateAfter = (facts: readonly CommitteeEvent[]) => facts.reduce(evolve, initialState);
const table = committeeStatuses.flatMap((status) => committeeIntentNames.map((name) => ({ status, name })));
const isTaken = ({ status, name }: (typeof table)[number]) => committeeIntentRow(name).from.includes(status);

describe('A committee, in each of its states', () => {
  it.each(committeeStatuses)('is %s after the facts that lead there', (status) => {
    expect(stateAfter(factsTo[status]).status).toBe(status);
  });

  it.each(table.filter((pair) => !isTaken(pair)))('refuses $name when it is $status', ({ status, name }) => {
    const decision = decide(examples[name], stateAfter(factsTo[status]), asked());
    expect(decision).toBeInstanceOf(
      status === 'absent' ? refusal.CommitteeNotFound : refusal.CommitteeNotPossibleNow,
    );
  });

  it.each(table.filter(isTaken))(
    'accepts $name when it is $status, and the fact can be read again',
    ({ status, name }) => {
      const decision = decide(examples[name], stateAfter(factsTo[status]), asked());
      if (isRefusal(decision)) throw decision;
      expect(decision).toHaveLength(1);
      for (const { type, data } of decision) {
        expect(committeeEventSchemas[type].safeParse(data).success).toBe(true);
      }
    },
  );
});

describe('The members of a committee', () => {
  it('hold one seat each: who is appointed again takes the place of their former self', () => {
    const again: CommitteeEvent = { type: 'MemberAppointed', data: { ...lea, interests: [] } };
    const state = stateAfter([...factsTo.active, again]);
    expect(state).toMatchObject({ members: [{ id: 'lea', interests: [] }] });
  });
  it('leave it', () => {
    const left: CommitteeEvent = { type: 'MemberLeft', data: { id: 'lea', reason: 'Fin de mandat' } };
    expect(stateAfter([...factsTo.active, left])).toMatchObject({ members: [] });
  });
});

describe('theRoleMay', () => {
  it('accepts the secretary', () => {
    given(committeeDecider, []).when(examples.create, asked()).thenFacts(created);
  });
  it.each(committeeIntentNames)('refuses %s to a decider, and says who may', (name) => {
    const [from = 'absent'] = committeeIntents[name].from;
    const refused = given(committeeDecider, factsTo[from])
      .when(examples[name], asked('decideur'))
      .thenRefused(refusal.CommitteeRoleRefused);
    expect(refused).toMatchObject({ kind: 'forbidden', facts: { roles: ['secretaire-comite', 'admin'] } });
  });
});

describe('theCommitteeExists', () => {
  it('accepts that an unknown committee be created', () => {
    given(committeeDecider, []).when(examples.create, asked()).thenFacts(created);
  });
  it('refuses that somebody be appointed to it', () => {
    given(committeeDecider, [])
      .when(examples['appoint-member'], asked())
      .thenRefused(refusal.CommitteeNotFound);
  });
});

describe('theStateTakesTheIntent', () => {
  it('accepts a member in an active committee', () => {
    given(committeeDecider, [created]).when(examples['appoint-member'], asked()).thenFacts(appointed);
  });
  it('refuses one in a dissolved committee, where nothing is possible any more', () => {
    const refused = given(committeeDecider, factsTo.dissolved)
      .when(examples['appoint-member'], asked())
      .thenRefused(refusal.CommitteeNotPossibleNow);
    expect(refused.facts['possible']).toEqual([]);
  });
});

describe('theScopeIsKnown', () => {
  it('accepts quartiers and communes, or themes of a nomenclature', () => {
    const scope = { kind: 'theme' as const, codes: ['1'], nomenclature: 'contrat-2015' };
    given(committeeDecider, []).when(examples.create, asked()).thenTypes('CommitteeCreated');
    given(committeeDecider, [])
      .when({ ...examples.create, scope }, asked())
      .thenTypes('CommitteeCreated');
  });
  it('refuses codes that name nothing, and names them', () => {
    const territory = { kind: 'territory' as const, codes: ['59512', '75056'] };
    const theme = { kind: 'theme' as const, codes: ['1', '99'], nomenclature: 'contrat-2015' };
    for (const [scope, code] of [
      [territory, '75056'],
      [theme, '99'],
    ] as const) {
      const refused = given(committeeDecider, [])
        .when({ ...examples.create, scope }, asked())
        .thenRefused(refusal.UnknownScope);
      expect(refused.facts['codes']).toEqual([code]);
    }
  });
});

describe('theMemberSitsOnIt', () => {
  it('accepts the departure of a member', () => {
    given(committeeDecider, factsTo.active).when(examples['remove-member'], asked()).thenTypes('MemberLeft');
  });
  it('refuses that of somebody who does not sit', () => {
    given(committeeDecider, [created])
      .when(examples['remove-member'], asked())
      .thenRefused(refusal.NotAMemberOfIt);
  });
});
