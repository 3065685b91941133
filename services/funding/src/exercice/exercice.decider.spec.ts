import { describe, expect, it } from '@jest/globals';
import { type Day, isRefusal } from '@jalon/kernel';
import { given } from '@jalon/testing';
import { NotFound, NotPossibleNow } from '../intents.errors.ts';
import {
  type ExerciceIntent,
  type ExerciceIntentName,
  exerciceIntentNames,
  exerciceIntentRow,
} from './exercice.commands.ts';
import { exerciceDecider } from './exercice.decider.ts';
import { type ExerciceEvent, exerciceEventSchemas } from './exercice.events.ts';
import { asking, factsTo, order } from './exercice.examples.ts';
import { type ExerciceStatus, exerciceStatuses } from './exercice.state.ts';

const { decide, evolve, initialState } = exerciceDecider;

/** An intent of each name, right for the exercice of the examples, and the day on which it is. */
const examples: {
  readonly [Name in ExerciceIntentName]: {
    readonly asked: Extract<ExerciceIntent, { readonly intent: Name }>;
    readonly on: string;
  };
} = {
  open: { asked: { intent: 'open' }, on: '2016-01-04' },
  'open-complementary-period': {
    asked: { intent: 'open-complementary-period', until: '2017-01-20' as Day },
    on: '2016-12-20',
  },
  close: { asked: { intent: 'close', act: 'CA 2016' }, on: '2017-01-21' },
  'number-payment-order': { asked: { intent: 'number-payment-order', ...order }, on: '2016-06-15' },
  'number-recovery-order': {
    asked: {
      intent: 'number-recovery-order',
      commitment: order.commitment,
      recovery: 'R1',
      amount: order.amount,
    },
    on: '2016-06-15',
  },
};

const stateOf = (status: ExerciceStatus) => factsTo[status].reduce(evolve, initialState);
const table = exerciceStatuses.flatMap((status) => exerciceIntentNames.map((name) => ({ status, name })));
const isTaken = ({ status, name }: (typeof table)[number]) => exerciceIntentRow(name).from.includes(status);

describe('An exercice, in each of its states', () => {
  it.each(exerciceStatuses)('is %s after the facts that lead there', (status) => {
    expect(stateOf(status).status).toBe(status);
  });

  it.each(table.filter((pair) => !isTaken(pair)))('refuses $name when it is $status', ({ status, name }) => {
    const decision = decide(examples[name].asked, stateOf(status), asking(examples[name].on));
    expect(decision).toBeInstanceOf(status === 'absent' ? NotFound : NotPossibleNow);
  });

  it.each(table.filter(isTaken))(
    'takes $name when it is $status, and the fact can be read again and changes it',
    ({ status, name }) => {
      const state = stateOf(status);
      const decision = decide(examples[name].asked, state, asking(examples[name].on));
      if (isRefusal(decision)) throw decision;
      expect(decision).toHaveLength(1);
      for (const event of decision) {
        expect(exerciceEventSchemas[event.type].parse(event.data)).toEqual(event.data);
        expect(evolve(state, event)).not.toEqual(state);
      }
    },
  );
});

describe('Orders', () => {
  /** The facts of orders asked for on these days; recovery orders are marked. */
  function numbered(days: readonly { readonly on: string; readonly recovery?: true }[]): ExerciceEvent[] {
    const facts: ExerciceEvent[] = [];
    let state = stateOf('open');
    for (const { on, recovery } of days) {
      const { asked } = examples[recovery ? 'number-recovery-order' : 'number-payment-order'];
      const decision = decide(asked, state, asking(on));
      if (isRefusal(decision)) continue;
      facts.push(...decision);
      state = decision.reduce(evolve, state);
    }
    return facts;
  }

  it('have numbers without a gap, each kind its own, and one bordereau a day', () => {
    const facts = numbered([
      { on: '2016-03-01' },
      { on: '2016-03-01', recovery: true },
      { on: '2016-03-01' },
      { on: '2017-03-01' }, // refused: it takes no number
      { on: '2016-03-02' },
      { on: '2016-03-02', recovery: true },
    ]);
    expect(
      facts.map(({ type, data }) => [
        type,
        'number' in data && data.number,
        'bordereau' in data && data.bordereau,
      ]),
    ).toEqual([
      ['PaymentOrderNumbered', 1, 1],
      ['RecoveryOrderNumbered', 1, false],
      ['PaymentOrderNumbered', 2, 1],
      ['PaymentOrderNumbered', 3, 2],
      ['RecoveryOrderNumbered', 2, false],
    ]);
  });
});

describe('theExerciceExists', () => {
  it('accepts to open one that does not exist yet, on the day that it is', () => {
    given(exerciceDecider, [])
      .when({ intent: 'open' }, asking('2016-01-04'))
      .thenFacts({ type: 'ExerciceOpened', data: { exercice: 2016, openedOn: '2016-01-04' as Day } });
  });
  it('refuses to number an order on one that nobody opened', () => {
    given(exerciceDecider, [])
      .when({ intent: 'number-payment-order', ...order }, asking())
      .thenRefused(NotFound);
  });
});
