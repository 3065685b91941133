import { describe, expect, it } from '@jest/globals';
import type { ConsumptionPoint } from '../funding-answers.ts';
import { monthEnds, scaleOf, stepsOf } from './consumption-steps.ts';

const point = (day: string, committed: number): ConsumptionPoint => ({
  day,
  held: 1_000,
  allocated: 1_000,
  reserved: 0,
  committed,
  available: 1_000 - committed,
  ordered: 0,
});

const series = [point('2016-01-01', 0), point('2016-01-06', 500), point('2016-02-10', 1_000)];

describe('The drawing of an envelope over time', () => {
  it('is a line of steps: a figure stands until the next fact', () => {
    const scale = scaleOf(series, '2016-01-11', 100, 10);
    expect(stepsOf(series.slice(0, 2), 'committed', scale, '2016-01-11')).toBe('M0.0 10.0H50.0V5.0H100.0');
  });

  it('marks the first of each month', () => {
    expect(scaleOf(series, '2016-03-01', 100, 10).months).toEqual(['2016-02-01', '2016-03-01']);
  });

  it('is told in figures at the end of each month in which something happened', () => {
    expect(monthEnds(series).map(({ day }) => day)).toEqual(['2016-01-06', '2016-02-10']);
  });
});
