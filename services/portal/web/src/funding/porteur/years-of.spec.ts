import { describe, expect, it } from '@jest/globals';
import { yearsOf } from './years-of.ts';

const nothing = { committed: 0, released: 0, liquidated: 0, ordered: 0, paid: 0, recovered: 0 };

describe('The years of a porteur', () => {
  it('carry from one to the next what is committed and not paid', () => {
    const years = yearsOf([
      { ...nothing, exercice: 2016, committed: 1_000, ordered: 700, paid: 600 },
      { ...nothing, exercice: 2017, released: 100, ordered: 200, paid: 300 },
    ]);
    expect(years.map(({ exercice, net, leftAfter }) => [exercice, net, leftAfter])).toEqual([
      [2016, 1_000, 400],
      [2017, -100, 0],
    ]);
  });
});
