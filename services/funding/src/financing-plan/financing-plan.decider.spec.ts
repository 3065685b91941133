import { describe, expect, it } from '@jest/globals';
import { allRoles } from '@jalon/contracts';
import { isRefusal } from '@jalon/kernel';
import { given } from '@jalon/testing';
import { NotFound, NotPossibleNow, RoleRefused } from '../intents.errors.ts';
import {
  type FinancingPlanIntent,
  financingPlanIntentNames,
  financingPlanIntents,
} from './financing-plan.commands.ts';
import { financingPlanDecider } from './financing-plan.decider.ts';
import { LabelsRepeated, NothingRestated } from './financing-plan.errors.ts';
import { financingPlanEventSchemas } from './financing-plan.events.ts';
import { asking, explained, factsTo, protocol, restating } from './financing-plan.examples.ts';
import { financingPlanStatuses } from './financing-plan.state.ts';

const examples: Readonly<Record<FinancingPlanIntent['intent'], FinancingPlanIntent>> = {
  state: { intent: 'state', ...protocol },
  restate: { intent: 'restate', ...restating },
};
const { decide, evolve, initialState } = financingPlanDecider;
const stateOf = (status: (typeof financingPlanStatuses)[number]) =>
  factsTo[status].reduce(evolve, initialState);
const table = financingPlanStatuses.flatMap((status) =>
  financingPlanIntentNames.map((name) => ({ status, name })),
);
const isTaken = ({ status, name }: (typeof table)[number]) =>
  financingPlanIntents[name].from.some((from) => from === status);

describe('A financing plan, in each of its states', () => {
  it.each(financingPlanStatuses)('is %s after the facts that lead there', (status) => {
    expect(stateOf(status).status).toBe(status);
  });

  it.each(table.filter((pair) => !isTaken(pair)))(
    'does not take $name when it is $status',
    ({ status, name }) => {
      const decision = decide(examples[name], stateOf(status), asking());
      expect(decision).toBeInstanceOf(status === 'absent' ? NotFound : NotPossibleNow);
    },
  );

  it.each(table.filter(isTaken))(
    'takes $name when it is $status, and the fact can be read again and changes it',
    ({ status, name }) => {
      const decision = decide(examples[name], stateOf(status), asking());
      if (isRefusal(decision)) throw decision;
      expect(decision).toHaveLength(1);
      for (const event of decision) {
        expect(financingPlanEventSchemas[event.type].safeParse(event.data).success).toBe(true);
        expect(evolve(stateOf(status), event)).not.toEqual(stateOf(status));
      }
    },
  );

  it('keeps what was stated before, with why it was stated otherwise', () => {
    const restated = evolve(stateOf('stated'), { type: 'FinancingPlanRestated', data: restating });
    expect(restated).toMatchObject({
      statement: explained,
      formerly: [{ statement: protocol, restatedFor: restating.reason }],
    });
  });
});

describe('theRoleMay', () => {
  it.each(['finance', 'admin'] as const)('accepts that the role %s states a plan', (role) => {
    given(financingPlanDecider, []).when(examples.state, asking(role)).thenTypes('FinancingPlanStated');
  });
  it.each(allRoles.filter((role) => role !== 'finance' && role !== 'admin'))(
    'refuses that the role %s does',
    (role) => {
      given(financingPlanDecider, []).when(examples.state, asking(role)).thenRefused(RoleRefused);
    },
  );
});

describe('thePlanExists', () => {
  it('accepts to state a plan that nobody stated', () => {
    given(financingPlanDecider, []).when(examples.state, asking()).thenTypes('FinancingPlanStated');
  });
  it('refuses to restate one that nobody stated', () => {
    given(financingPlanDecider, []).when(examples.restate, asking()).thenRefused(NotFound);
  });
});

describe('theLabelsAreDistinct', () => {
  it('accepts figures that do not add up: they are shown, never mended', () => {
    given(financingPlanDecider, [])
      .when({ intent: 'state', ...protocol, parts: protocol.parts.slice(0, 2) }, asking())
      .thenTypes('FinancingPlanStated');
  });
  it('refuses a plan that names a financer twice', () => {
    const shares = [...protocol.shares, { financer: 'ANRU', shareBp: 200 }];
    const { facts } = given(financingPlanDecider, [])
      .when({ intent: 'state', ...protocol, shares }, asking())
      .thenRefused(LabelsRepeated);
    expect(facts).toEqual({ labels: ['ANRU'] });
  });
});

describe('theStatementDiffers', () => {
  it('accepts a restatement that changes a share', () => {
    given(financingPlanDecider, factsTo.stated)
      .when(examples.restate, asking())
      .thenFacts({ type: 'FinancingPlanRestated', data: restating });
  });
  it('refuses one that says what is said already', () => {
    given(financingPlanDecider, factsTo.stated)
      .when({ intent: 'restate', ...protocol, reason: 'Par prudence.' }, asking())
      .thenRefused(NothingRestated);
  });
});
