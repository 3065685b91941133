import { describe, expect, it } from '@jest/globals';
import { cents, isRefusal } from '@jalon/kernel';
import { given } from '@jalon/testing';
import { NotFound, NotPossibleNow } from '../intents.errors.ts';
import { conventionIntentNames, conventionIntentRow } from './convention.commands.ts';
import { conventionDecider } from './convention.decider.ts';
import { conventionEventSchemas } from './convention.events.ts';
import {
  asked,
  factsTo,
  grantOf,
  halfThenBalance,
  signedWithSchedule,
  world,
} from './convention.examples.ts';
import { type ConventionStatus, conventionStatuses, scheduleInForce } from './convention.state.ts';

const { decide, evolve, initialState } = conventionDecider;
const stateOf = (status: ConventionStatus) => factsTo[status].reduce(evolve, initialState);
const table = conventionStatuses.flatMap((status) => conventionIntentNames.map((name) => ({ status, name })));
const isTaken = ({ status, name }: (typeof table)[number]) => conventionIntentRow(name).from.includes(status);

describe('A convention, in each of its states', () => {
  it.each(conventionStatuses)('is %s after the facts that lead there', (status) => {
    expect(stateOf(status).status).toBe(status);
  });

  it.each(table.filter((pair) => !isTaken(pair)))('refuses $name when it is $status', ({ status, name }) => {
    const decision = decide(asked[name], stateOf(status), world({}, 'systeme'));
    expect(decision).toBeInstanceOf(status === 'absent' ? NotFound : NotPossibleNow);
  });

  it.each(table.filter(isTaken))(
    'takes $name when it is $status, and the facts can be read again and change it',
    ({ status, name }) => {
      const state = stateOf(status);
      const decision = decide(asked[name], state, world({}, 'systeme'));
      if (isRefusal(decision)) throw decision;
      if (name === 'hear-withdrawal' && (status === 'absent' || status === 'abandoned')) {
        // Nothing is left to give up.
        expect(decision).toEqual([]);
        return;
      }
      expect(decision.length).toBeGreaterThan(0);
      for (const event of decision) {
        expect(conventionEventSchemas[event.type].safeParse(event.data).success).toBe(true);
      }
      expect(decision.reduce(evolve, state)).not.toEqual(state);
    },
  );
});

describe('Drafting a convention', () => {
  it('says what it covers and on which grounds', () => {
    given(conventionDecider, [])
      .when({ ...asked.draft, commitments: ['D16-EXAMPL.1'] }, world({ named: [grantOf()] }))
      .thenFacts(...factsTo.drafted);
  });

  it('changes nothing when everything is drafted already: a decision may be notified twice', () => {
    given(conventionDecider, factsTo.scheduled)
      .when({ ...asked.draft, commitments: ['D16-EXAMPL.1'] }, world({ named: [grantOf()] }, 'systeme'))
      .thenNothing();
  });

  it('adds the lines decided later to those drafted before, and keeps the schedule agreed', () => {
    const later = grantOf({ commitment: 'D16-EXAMPL.3', amount: cents(1_000_00) });
    const state = [
      ...factsTo.scheduled,
      ...accepted(
        decide(
          { ...asked.draft, commitments: ['D16-EXAMPL.3'] },
          stateOf('scheduled'),
          world({ named: [later], record: [grantOf(), later] }),
        ),
      ),
    ].reduce(evolve, initialState);
    expect(state).toMatchObject({
      status: 'scheduled',
      commitments: [{ commitment: 'D16-EXAMPL.1' }, { commitment: 'D16-EXAMPL.3' }],
      grounds: [{ funder: 'etat', total: 31_000_00 }],
      payments: halfThenBalance,
    });
  });
});

describe('Grants that fall', () => {
  it('take their convention with them, whether it was signed or not, and nothing when there is none', () => {
    for (const status of ['drafted', 'scheduled', 'signed', 'amended'] as const) {
      given(conventionDecider, factsTo[status])
        .when(asked['hear-withdrawal'], world({}, 'systeme'))
        .thenFacts({ type: 'ConventionAbandoned', data: { reason: 'L’instruction est rouverte.' } });
    }
    given(conventionDecider, []).when(asked['hear-withdrawal'], world({}, 'systeme')).thenNothing();
  });

  it('and are granted again at another amount are drafted again', () => {
    const again = grantOf({ amount: cents(28_000_00) });
    given(conventionDecider, factsTo.abandoned)
      .when({ ...asked.draft, commitments: ['D16-EXAMPL.1'] }, world({ named: [again] }, 'systeme'))
      .thenTypes('ConventionDrafted');
    given(conventionDecider, factsTo.scheduled)
      .when({ ...asked.draft, commitments: ['D16-EXAMPL.1'] }, world({ named: [again] }, 'systeme'))
      .thenTypes('ConventionDrafted');
  });
});

describe('A signature', () => {
  it('puts the agreed schedule in force', () => {
    const state = signedWithSchedule.reduce(evolve, initialState);
    expect(scheduleInForce(state)).toEqual(halfThenBalance);
    expect(scheduleInForce(stateOf('scheduled'))).toEqual([]);
    expect(scheduleInForce(stateOf('abandoned'))).toEqual([]);
    expect(scheduleInForce(initialState)).toEqual([]);
  });

  it('drafts what was never drafted here: the dossier knows that it is signed', () => {
    given(conventionDecider, [])
      .when(asked.sign, world({ named: [grantOf()] }, 'systeme'))
      .thenTypes('ConventionDrafted', 'ConventionSignedByAll');
  });

  it('heard twice changes nothing', () => {
    given(conventionDecider, signedWithSchedule)
      .when({ ...asked.sign, reference: 'CONV-2016-01' }, world({ named: [grantOf()] }, 'systeme'))
      .thenNothing();
  });

  it('leaves the schedule to be agreed afterwards when it was signed without one', () => {
    const state = [
      ...factsTo.signed,
      ...accepted(decide(asked['agree-schedule'], stateOf('signed'), world())),
    ];
    expect(state.reduce(evolve, initialState)).toMatchObject({
      status: 'signed',
      inForce: asked['agree-schedule'].payments,
    });
  });
});

function accepted(decision: ReturnType<typeof decide>) {
  if (isRefusal(decision)) throw decision;
  return decision;
}
