import { cents, isRefusal } from '@jalon/kernel';
import fc from 'fast-check';
import type { EnvelopeIntent } from './envelope.commands.ts';
import { envelopeDecider } from './envelope.decider.ts';
import type { EnvelopeEvent } from './envelope.events.ts';
import { act, asking } from './envelope.examples.ts';
import type { Envelope } from './envelope.state.ts';

const { decide, evolve, initialState } = envelopeDecider;

/** The State's credits: a parent and two children. */
export const ids = ['etat.2016', 'etat.fipd.2016', 'etat.dre.2016'] as const;
export type Id = (typeof ids)[number];
const years = [2016, 2017] as const;
export const lines = ['D1.L1', 'D1.L2', 'D2.L1'] as const;

/** An intent on one of the envelopes. */
export interface Step {
  readonly on: Id;
  readonly asked: EnvelopeIntent;
}

const amount = fc.integer({ min: 0, max: 500 }).map(cents);
const line = fc.constantFrom(...lines);
const exercice = fc.constantFrom(...years);
const reason = fc.constant('Parce que.');
const operation = fc.constantFrom('Actions', 'Études');
const acting = fc.constant(act);
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });

const intent: fc.Arbitrary<EnvelopeIntent> = fc.oneof(
  fc.record({ intent: fc.constant('vote-authority' as const), amount, act: acting }),
  fc.record({ intent: fc.constant('reduce-authority' as const), amount, act: acting }),
  fc.record({ intent: fc.constant('allocate' as const), amount, act: acting, operation }),
  fc.record({ intent: fc.constant('deallocate' as const), amount, act: acting, operation }),
  fc.record({ intent: fc.constant('open-payment-credits' as const), amount, act: acting, exercice }),
  fc.record({ intent: fc.constant('reduce-payment-credits' as const), amount, act: acting, exercice }),
  {
    weight: 2,
    arbitrary: fc.record({
      intent: fc.constant('delegate' as const),
      to: fc.constantFrom(...ids),
      act: acting,
      authority: maybe(amount),
      paymentCredits: maybe(fc.record({ exercice, amount })),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ intent: fc.constant('reserve' as const), commitment: line, amount }),
  },
  fc.record({ intent: fc.constant('release-reservation' as const), commitment: line, amount, reason }),
  {
    weight: 3,
    arbitrary: fc.record({
      intent: fc.constant('commit-authority' as const),
      commitment: line,
      amount,
      fromReservation: fc.boolean(),
    }),
  },
  fc.record({ intent: fc.constant('decommit' as const), commitment: line, amount, reason }),
  {
    weight: 4,
    arbitrary: fc.record({
      intent: fc.constant('consume-payment-credits' as const),
      commitment: line,
      amount,
      exercice,
      order: fc.constantFrom('O1', 'O2', 'O3'),
    }),
  },
  fc.record({
    intent: fc.constant('restore-payment-credits' as const),
    commitment: line,
    order: fc.constantFrom('O1', 'O2', 'O3'),
    reason,
  }),
  fc.record({ intent: fc.constant('end-exercice' as const), exercice, act: acting }),
);

const anyStep: fc.Arbitrary<Step> = fc.record({ on: fc.constantFrom(...ids), asked: intent });

/** What a careful budget begins with; without it chance alone would rarely order anything. */
const budget: readonly Step[] = ids.flatMap((on): Step[] => [
  { on, asked: { intent: 'vote-authority', amount: cents(1_500), act } },
  { on, asked: { intent: 'allocate', amount: cents(1_100), act, operation: 'Actions' } },
  { on, asked: { intent: 'open-payment-credits', amount: cents(900), act, exercice: 2016 } },
  { on, asked: { intent: 'reserve', commitment: 'D1.L1', amount: cents(400) } },
  {
    on,
    asked: { intent: 'commit-authority', commitment: 'D1.L1', amount: cents(350), fromReservation: true },
  },
  {
    on,
    asked: {
      intent: 'consume-payment-credits',
      commitment: 'D1.L1',
      amount: cents(120),
      exercice: 2016,
      order: 'O1',
    },
  },
]);

/** Mostly budgets that were begun with care, then whatever may happen. */
export const steps = fc
  .tuple(fc.boolean(), fc.array(anyStep, { maxLength: 60, size: 'max' }))
  .map(([begun, rest]) => [...(begun ? budget : []), ...rest]);

/** A fact of one of the envelopes. */
export interface Told {
  readonly on: Id;
  readonly event: EnvelopeEvent;
}

const opening: readonly Told[] = ids.map((on) => ({
  on,
  event: {
    type: 'EnvelopeOpened',
    data: {
      envelope: on,
      funder: 'etat',
      dispositif: on,
      year: 2016,
      label: on,
      act,
      ...(on !== 'etat.2016' && { parent: 'etat.2016' }),
    },
  },
}));

/** Runs a sequence as the desk does: what is refused leaves nothing; both sides of a delegation stand or fall together. */
export function historyOf(sequence: readonly Step[]): readonly (readonly Told[])[] {
  const states = new Map<Id, Envelope>(ids.map((id) => [id, initialState]));
  const history: (readonly Told[])[] = [];
  const record = (told: readonly Told[]) => {
    for (const { on, event } of told) states.set(on, evolve(states.get(on) ?? initialState, event));
    if (told.length > 0) history.push(told);
  };
  const decided = (on: Id, asked: EnvelopeIntent): readonly Told[] | undefined => {
    const other = asked.intent === 'delegate' ? states.get(asked.to as Id) : undefined;
    const world = { envelope: on, ...(other !== undefined && { other }) };
    const decision = decide(asked, states.get(on) ?? initialState, asking('finance', world));
    return isRefusal(decision) ? undefined : decision.map((event) => ({ on, event }));
  };
  record(opening);
  for (const { on, asked } of sequence) {
    const given = decided(on, asked);
    if (given === undefined) continue;
    if (asked.intent !== 'delegate') record(given);
    else {
      const { to, act: deed, authority, paymentCredits } = asked;
      const received = decided(to as Id, {
        intent: 'receive',
        giver: on,
        act: deed,
        authority,
        paymentCredits,
      });
      if (received !== undefined) record([...given, ...received]);
    }
  }
  return history;
}
