import { describe, expect, it } from '@jest/globals';
import { type Cents, cents, sum } from '@jalon/kernel';
import fc from 'fast-check';
import type { ScheduledPayment } from './convention.events.ts';
import { scheduledAmount, scheduledAmounts } from './convention-schedule.ts';

const payment = (kind: ScheduledPayment['kind'], shareBp: number): ScheduledPayment => ({
  kind,
  shareBp,
  condition: 'À la demande du bénéficiaire',
});
const threeSteps = [payment('advance', 5_000), payment('instalment', 3_000), payment('balance', 2_000)];

describe('The schedule of a convention', () => {
  it('gives each payment its share of the grant', () => {
    expect(scheduledAmounts(threeSteps, cents(30_000_00))).toEqual([15_000_00, 9_000_00, 6_000_00]);
  });

  it('rounds down what comes before the balance, which takes the cents that are left', () => {
    const thirds = [payment('advance', 3_333), payment('instalment', 3_333), payment('balance', 3_334)];
    expect(scheduledAmounts(thirds, cents(23_000_01))).toEqual([7_665_90, 7_665_90, 7_668_21]);
  });

  it('answers for a kind all its payments together, and zero for one that is not foreseen', () => {
    const twice = [payment('instalment', 2_000), payment('instalment', 3_000), payment('balance', 5_000)];
    expect(scheduledAmount(twice, 'instalment', cents(10_000_00))).toBe(5_000_00);
    expect(scheduledAmount(twice, 'advance', cents(10_000_00))).toBe(0);
    expect(scheduledAmount([], 'balance', cents(10_000_00))).toBe(0);
  });

  it('makes the grant to the cent, whatever the shares', () => {
    const shares = fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 19 });
    fc.assert(
      fc.property(shares, fc.integer({ min: 0, max: 1_000_000_000_00 }), (before, granted) => {
        const left = 10_000 - before.reduce((total, share) => total + share, 0);
        const schedule = [...before.map((share) => payment('instalment', share)), payment('balance', left)];
        const amounts = scheduledAmounts(schedule, granted as Cents);
        expect(sum(amounts)).toBe(granted);
        expect(amounts.every((amount) => amount >= 0)).toBe(true);
      }),
    );
  });
});
