import { describe, expect, it } from '@jest/globals';
import { compareIds, compareValues } from './french-order.ts';

describe('the French order', () => {
  it('leaves what has no order as it is: two objects, two lists', () => {
    expect(compareValues({ a: 1 }, {})).toBe(0);
    expect(compareValues([2], [1])).toBe(0);
    expect(compareValues(true, {})).toBeLessThan(0);
  });

  it('puts accented letters beside plain ones, and numbers in words by their size', () => {
    const words = ['zone', 'Écran', 'ecole', 'lot 10', 'école', 'Lot 2', 'eau'];
    expect(words.toSorted(compareValues)).toEqual([
      'eau',
      'ecole',
      'école',
      'Écran',
      'Lot 2',
      'lot 10',
      'zone',
    ]);
  });

  it('puts numbers by size, then texts, then yes and no', () => {
    expect([true, 'a', 10, 9, false].toSorted(compareValues)).toEqual([9, 10, 'a', false, true]);
  });

  it('orders ids by code point, the same on every machine', () => {
    expect(['a', 'Z', 'É', 'A'].toSorted(compareIds)).toEqual(['A', 'Z', 'a', 'É']);
  });
});
