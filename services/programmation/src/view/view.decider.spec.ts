import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '@jalon/kernel';
import { given } from '@jalon/testing';
import { viewIntentNames, viewIntentRow } from './view.commands.ts';
import { viewDecider } from './view.decider.ts';
import { ViewNotFound, ViewNotPossibleNow, ViewOfSomebodyElse, ViewRoleRefused } from './view.errors.ts';
import { viewEventSchemas } from './view.events.ts';
import { asking, examples, factsTo, owner, roubaix, shared } from './view.examples.ts';
import { viewStatuses } from './view.state.ts';

const { decide, evolve, initialState } = viewDecider;
const table = viewStatuses.flatMap((status) => viewIntentNames.map((name) => ({ status, name })));
const isTaken = ({ status, name }: (typeof table)[number]) => viewIntentRow(name).from.includes(status);
const stateOf = (status: (typeof viewStatuses)[number]) => factsTo[status].reduce(evolve, initialState);

describe('A view of the register, in each of its states', () => {
  it.each(viewStatuses)('is %s after the facts that lead there', (status) => {
    expect(stateOf(status).status).toBe(status);
  });

  it.each(table.filter(isTaken))(
    'takes $name when it is $status, and the fact can be read again and changes it',
    ({ status, name }) => {
      const state = stateOf(status);
      const decision = decide(examples[name], state, asking());
      if (isRefusal(decision)) throw decision;
      expect(decision).toHaveLength(1);
      for (const event of decision) {
        expect(viewEventSchemas[event.type].safeParse(event.data).success).toBe(true);
        expect(evolve(state, event)).not.toEqual(state);
      }
    },
  );
});

describe('theRoleMay', () => {
  it('accepts an auditor, who reads the register too, and writes down whose view it is', () => {
    given(viewDecider, [])
      .when(examples.keep, asking('auditeur'))
      .thenFacts({ type: 'ViewKept', data: { view: 'V-1', owner, ...roubaix } });
  });
  it('refuses a porteur, who has no register of all dossiers', () => {
    given(viewDecider, []).when(examples.keep, asking('porteur')).thenRefused(ViewRoleRefused);
  });
});

describe('theViewExists', () => {
  it('accepts to keep one that does not exist yet', () => {
    given(viewDecider, []).when(examples.keep, asking()).thenTypes('ViewKept');
  });
  it('refuses to change one that never was, or one that somebody keeps for themselves', () => {
    given(viewDecider, []).when(examples.change, asking()).thenRefused(ViewNotFound);
    given(viewDecider, factsTo.kept)
      .when(examples.change, asking('instructeur', 'somebody-else'))
      .thenRefused(ViewNotFound);
  });
});

describe('theStateTakesTheIntent', () => {
  it('accepts to forget a view that is kept', () => {
    given(viewDecider, factsTo.kept).when(examples.forget, asking()).thenTypes('ViewForgotten');
  });
  it('refuses to forget it twice, and says what is possible', () => {
    const { facts } = given(viewDecider, factsTo.forgotten)
      .when(examples.forget, asking())
      .thenRefused(ViewNotPossibleNow);
    expect(facts).toEqual({ state: 'forgotten', intent: 'forget', possible: [] });
  });
});

describe('theViewIsTheirs', () => {
  it('accepts its owner, whoever else sees it', () => {
    given(viewDecider, [...factsTo.kept, shared])
      .when(examples.change, asking())
      .thenTypes('ViewChanged');
  });
  it('refuses who only sees it, an administrator too', () => {
    for (const role of ['instructeur', 'admin'] as const)
      given(viewDecider, [...factsTo.kept, shared])
        .when(examples.forget, asking(role, 'somebody-else'))
        .thenRefused(ViewOfSomebodyElse);
  });
});
