import { describe, expect, it } from '@jest/globals';
import { levelOf, levelStarts, tiles } from './tiles.ts';

describe('The squares of the map', () => {
  it('are one for each of the 21 communes, no two at the same place', () => {
    expect(new Set(tiles.map(({ code }) => code)).size).toBe(21);
    expect(new Set(tiles.map(({ column, row }) => `${column}/${row}`)).size).toBe(21);
  });

  it('have five depths, each with about as many places; nothing has none', () => {
    const values = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    expect(values.map((value) => levelOf(value, values))).toEqual([0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
    expect(levelStarts(values).map(({ from }) => from)).toEqual([1, 3, 5, 7, 9]);
    expect(levelStarts([0, 0])).toEqual([]);
  });
});
