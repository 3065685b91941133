import { describe, expect, it } from '@jest/globals';
import { cents } from '@jalon/kernel';
import fc from 'fast-check';
import { partOf, readShares } from './convention-shares.ts';

const part = (share: number, amount: number) => ({ share: share * 1_000_000, amount: cents(amount) });

describe('How the rows of a convention divide it', () => {
  it('whole: one beneficiary has all of it', () => {
    expect(readShares([part(1, 100)])).toBe('whole');
  });
  it('split: shares make 1 and each row bears the whole amount', () => {
    expect(readShares([part(0.8, 100_00), part(0.2, 100_00)])).toBe('split');
    expect(readShares([part(0.33, 90), part(0.33, 90), part(0.33, 90)])).toBe('incoherent');
    expect(readShares([part(0.333, 90), part(0.333, 90), part(0.333, 90)])).toBe('split');
  });
  it('already-split: each row bears its own part', () => {
    expect(readShares([part(0.8, 2_200_080), part(0.2, 550_020)])).toBe('already-split');
  });
  it('lone-share: the other rows are not in the file', () => {
    expect(readShares([part(0.05, 100)])).toBe('lone-share');
  });
  it('incoherent: parts that do not make 1, or amounts that fit neither reading', () => {
    expect(readShares([part(0.8, 100), part(0.8, 100)])).toBe('incoherent');
    expect(readShares([part(0.5, 10_000), part(0.5, 90_000)])).toBe('incoherent');
  });

  it('gives parts that make the whole, to the cent, each at most a cent from its share', () => {
    const shares = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(shares, fc.integer({ min: 0, max: 100_000_000_000 }), (given, amount) => {
        const total = given.reduce((sum, share) => sum + share, 0);
        let before = 0;
        let granted = 0;
        for (const share of given) {
          const one = partOf(cents(amount), before, share, total);
          expect(Math.abs(one - (amount * share) / total)).toBeLessThanOrEqual(1.001);
          before += share;
          granted += one;
        }
        expect(granted).toBe(amount);
      }),
    );
  });
});
