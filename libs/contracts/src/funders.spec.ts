import { describe, expect, it } from '@jest/globals';
import type { Day } from '@jalon/kernel';
import { funders, fundersOn, isDispositif } from './funders.ts';

describe('The funders', () => {
  it('hold the ten specific dispositifs of the State', () => {
    const state = funders.find(({ code }) => code === 'etat')?.dispositifs ?? [];
    expect(state).toHaveLength(10);
    expect(state.every(({ kind }) => kind === 'specific')).toBe(true);
  });

  it('have one code each, and each dispositif one code under its funder', () => {
    const codes = funders.map(({ code }) => code);
    expect(codes).toEqual([...new Set(codes)]);
    for (const { dispositifs } of funders) {
      const own = dispositifs.map(({ code }) => code);
      expect(own).toEqual([...new Set(own)]);
    }
  });

  it('say when the fund of the inhabitants became that of citizen initiatives: 30 March 2017', () => {
    const open = (day: string) =>
      fundersOn(day as Day)
        .find(({ code }) => code === 'region')
        ?.dispositifs.map(({ code }) => code)
        .filter((code) => code === 'fph' || code === 'pic');
    expect([open('2017-03-29'), open('2017-03-30')]).toEqual([['fph'], ['pic']]);
  });
});

describe('A dispositif', () => {
  it('is known under its own funder alone', () => {
    expect(isDispositif('etat', 'fipd')).toBe(true);
    expect(isDispositif('region', 'fipd')).toBe(false);
    expect(isDispositif('nobody', 'fipd')).toBe(false);
  });
});
