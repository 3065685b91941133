import { describe, expect, it } from '@jest/globals';
import type { ConsumptionPoint } from '../funding-answers.ts';
import { cutTo, moved, periodBetween, periodWithin, zoomed } from './consumption-period.ts';

const whole = { from: '2016-01-01', until: '2016-12-31' };

describe('The period of a drawing', () => {
  it('is the whole, or what the address asks for within it', () => {
    expect(periodWithin(whole, {})).toEqual(whole);
    expect(periodWithin(whole, { depuis: '2016-03-01', jusque: '2016-04-30' })).toEqual({
      from: '2016-03-01',
      until: '2016-04-30',
    });
    expect(periodWithin(whole, { depuis: '2015-01-01', jusque: '2018-01-01' })).toEqual(whole);
    expect(periodWithin(whole, { depuis: '2016-06-01', jusque: '2016-05-01' })).toEqual(whole);
    expect(periodWithin(whole, { depuis: '2017-06-01' })).toEqual(whole);
  });

  it('is drawn by hand from left to right or from right to left, a week at least', () => {
    const half = { from: '2016-01-01', until: '2016-07-01' };
    expect(periodBetween(whole, 0, 182 / 365)).toEqual(half);
    expect(periodBetween(whole, 182 / 365, -0.2)).toEqual(half);
    expect(periodBetween(whole, 1, 1)).toEqual({ from: '2016-12-24', until: '2016-12-31' });
  });

  it('comes nearer and goes farther around the same middle', () => {
    const june = { from: '2016-06-01', until: '2016-06-30' };
    const nearer = zoomed(whole, june, 0.5);
    expect(nearer).toEqual({ from: '2016-06-08', until: '2016-06-23' });
    expect(zoomed(whole, whole, 2)).toEqual(whole);
    expect(zoomed(whole, { from: '2016-06-01', until: '2016-06-08' }, 0.5)).toEqual({
      from: '2016-06-01',
      until: '2016-06-08',
    });
  });

  it('moves by half of its length and stops at the ends', () => {
    const march = { from: '2016-03-01', until: '2016-03-31' };
    expect(moved(whole, march, 1)).toEqual({ from: '2016-03-16', until: '2016-04-15' });
    expect(moved(whole, { from: '2016-01-05', until: '2016-02-04' }, -1)).toEqual({
      from: '2016-01-01',
      until: '2016-01-31',
    });
    expect(moved(whole, whole, 1)).toEqual(whole);
  });

  it('begins where the figures stood', () => {
    const point = (day: string, committed: number): ConsumptionPoint => ({
      day,
      held: 1_000,
      allocated: 1_000,
      reserved: 0,
      committed,
      available: 1_000 - committed,
      ordered: 0,
    });
    const series = [point('2016-01-01', 0), point('2016-02-10', 300), point('2016-05-01', 900)];
    const cut = cutTo(series, { from: '2016-03-01', until: '2016-06-01' });
    expect(cut.map(({ day, committed }) => [day, committed])).toEqual([
      ['2016-03-01', 300],
      ['2016-05-01', 900],
    ]);
    expect(cutTo([], whole)).toEqual([]);
  });
});
