import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Cents, cents, formatEuros, parseEuros, plainEuros, sum } from './money.ts';

const amounts = fc.integer({ min: -1e12, max: 1e12 }).map(cents);

describe('Money is integer cents', () => {
  it.each([
    ['1234', 123_400],
    ['1234.5', 123_450],
    ['1 234,50', 123_450],
    ['1\u202f234\u00a0567,89 €', 123_456_789],
    ['-0,01', -1],
    ['  12 EUR ', 1_200],
  ])('reads %j as people write it', (text, expected) => {
    expect(parseEuros(text)).toBe(expected);
  });

  it.each(['', '€', '1,234.50', '1.234', '1e3', '12,345', 'douze', '1 23', '--1', 'NaN', 'Infinity'])(
    'refuses %j rather than guess',
    (text) => {
      expect(parseEuros(text)).toBeUndefined();
    },
  );

  it('reads back what it wrote, in both writings', () => {
    fc.assert(
      fc.property(amounts, (amount) => {
        expect(parseEuros(plainEuros(amount))).toBe(amount);
        expect(parseEuros(formatEuros(amount))).toBe(amount);
      }),
    );
  });

  it('never accepts a fraction of a cent', () => {
    expect(() => cents(0.5)).toThrow(RangeError);
    expect(() => cents(2 ** 53)).toThrow(RangeError);
  });

  it('sums exactly, and refuses to leave the exact integers', () => {
    expect(sum([cents(10), cents(20), cents(-5)])).toBe(25);
    expect(() => sum([Number.MAX_SAFE_INTEGER as Cents, cents(1)])).toThrow(RangeError);
  });

  it('shows thousands and cents as French people read them', () => {
    expect(formatEuros(cents(2_371_581_200))).toBe('23\u202f715\u202f812,00\u00a0€');
    expect(formatEuros(cents(-5))).toBe('-0,05\u00a0€');
  });
});
