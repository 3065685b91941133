import { describe, expect, it } from '@jest/globals';
import { cents, isRefusal } from '@jalon/kernel';
import fc from 'fast-check';
import type { EnvelopeIntent } from './envelope.commands.ts';
import { envelopeDecider } from './envelope.decider.ts';
import type { EnvelopeEvent } from './envelope.events.ts';
import { act, asking } from './envelope.examples.ts';
import type { Envelope } from './envelope.state.ts';

const { decide, evolve, initialState } = envelopeDecider;

/** The State's credits: a parent and two children. */
const ids = ['etat.2016', 'etat.fipd.2016', 'etat.dre.2016'] as const;
type Id = (typeof ids)[number];
const years = [2016, 2017] as const;
const lines = ['D1.L1', 'D1.L2', 'D2.L1'] as const;

interface Step {
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

const steps = fc
  .tuple(fc.boolean(), fc.array(anyStep, { maxLength: 60, size: 'max' }))
  .map(([begun, rest]) => [...(begun ? budget : []), ...rest]);

interface Told {
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
function historyOf(sequence: readonly Step[]): readonly (readonly Told[])[] {
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

/** Sums of the facts' amounts, by what they say and nothing else: the oracle shares no line with the state. */
class Sums {
  readonly #sums = new Map<string, number>();

  add({ on, event: { type, data } }: Told): void {
    if (!('amount' in data)) return;
    const year = 'exercice' in data ? ` ${data.exercice}` : '';
    const source = type === 'AuthorityCommitted' && data.fromReservation ? ' reserved' : '';
    const line = 'commitment' in data ? data.commitment : '';
    for (const key of [`${on} ${type}${source}${year}`, `${line} ${on} ${type}${source}`])
      this.#sums.set(key, (this.#sums.get(key) ?? 0) + data.amount);
    if (type === 'PaymentCreditsCarriedOver') {
      for (const key of [`${on} out ${data.from}`, `${on} in ${data.to}`])
        this.#sums.set(key, (this.#sums.get(key) ?? 0) + data.amount);
    }
  }

  of(key: string): number {
    return this.#sums.get(key) ?? 0;
  }
}

function authorityOf(sums: Sums, on: string) {
  const committed = sums.of(`${on} AuthorityCommitted`) + sums.of(`${on} AuthorityCommitted reserved`);
  return {
    voted: sums.of(`${on} AuthorityVoted`) - sums.of(`${on} AuthorityReduced`),
    exchanged: sums.of(`${on} AuthorityReceived`) - sums.of(`${on} AuthorityDelegated`),
    allocated: sums.of(`${on} AuthorityAllocated`) - sums.of(`${on} AuthorityDeallocated`),
    reserved:
      sums.of(`${on} CreditReserved`) -
      sums.of(`${on} CreditReservationReleased`) -
      sums.of(`${on} AuthorityCommitted reserved`),
    committed: committed - sums.of(`${on} AuthorityDecommitted`),
  };
}

function creditsIn(sums: Sums, on: string, year: number) {
  const of = (type: string) => sums.of(`${on} PaymentCredits${type} ${year}`);
  return {
    held:
      of('Opened') -
      of('Reduced') +
      of('Received') -
      of('Delegated') +
      sums.of(`${on} in ${year}`) -
      sums.of(`${on} out ${year}`) -
      of('Lapsed'),
    consumed: of('Consumed') - of('Restored'),
  };
}

/** What R4 forbids and stands all the same; empty when it holds. */
function breachesOf(sums: Sums): readonly string[] {
  const breaches: string[] = [];
  const atMost = (less: number, more: number, what: string) => {
    if (less > more) breaches.push(`${what}: ${less} > ${more}`);
  };
  const all = { voted: 0, exchanged: 0, allocated: 0, reserved: 0, committed: 0 };
  for (const on of ids) {
    const own = authorityOf(sums, on);
    for (const name of Object.keys(all) as (keyof typeof all)[]) all[name] += own[name];
    atMost(0, own.reserved, `${on} reserved`);
    atMost(0, own.committed, `${on} committed`);
    atMost(own.reserved + own.committed, own.allocated, `${on} committed beyond allocated`);
    atMost(own.allocated, own.voted + own.exchanged, `${on} allocated beyond voted`);
    let ordered = 0;
    for (const year of [2016, 2017, 2018]) {
      const { held, consumed } = creditsIn(sums, on, year);
      atMost(0, consumed, `${on} ordered in ${year}`);
      atMost(consumed, held, `${on} ordered beyond the credits of ${year}`);
      ordered += consumed;
    }
    atMost(ordered, own.committed, `${on} ordered beyond committed`);
    for (const one of lines) {
      const held = authorityOf(sums, `${one} ${on}`);
      const paid =
        sums.of(`${one} ${on} PaymentCreditsConsumed`) - sums.of(`${one} ${on} PaymentCreditsRestored`);
      atMost(0, held.reserved, `${one} reserved`);
      atMost(0, paid, `${one} ordered`);
      atMost(paid, held.committed, `${one} ordered beyond committed`);
    }
  }
  // The parent with its children: what was delegated is counted once.
  if (all.exchanged !== 0) breaches.push(`delegated is not received: ${all.exchanged}`);
  atMost(all.committed, all.allocated, 'together committed beyond allocated');
  atMost(all.allocated, all.voted, 'together allocated beyond voted');
  return breaches;
}

describe('Whatever is asked of several envelopes, in whatever order,', () => {
  it('after each fact committed ≤ allocated ≤ voted, and ordered ≤ payment credits of the year (R4), alone and together', () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(steps, (sequence) => {
        const sums = new Sums();
        for (const written of historyOf(sequence)) {
          for (const told of written) {
            sums.add(told);
            seen.set(told.event.type, (seen.get(told.event.type) ?? 0) + 1);
          }
          expect(breachesOf(sums)).toEqual([]); // after every append: the two sides of a delegation are one
        }
      }),
      { numRuns: 2_000 },
    );
    // The property speaks of something: every kind of fact occurred, orders by the hundred.
    expect(Math.min(...seen.values())).toBeGreaterThan(100);
    expect(seen.size).toBe(20);
    expect(seen.get('PaymentCreditsConsumed')).toBeGreaterThan(500);
  });
});
