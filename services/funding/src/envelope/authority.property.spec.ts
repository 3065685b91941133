import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Told, historyOf, ids, lines, steps } from './authority.examples.ts';

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
