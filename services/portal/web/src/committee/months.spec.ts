import { describe, expect, it } from '@jest/globals';
import type { SittingEntry } from './committee-answers.ts';
import { monthToShow, monthsOf, weeksOf } from './months.ts';

const sitting = (heldOn: string, status: SittingEntry['status'] = 'minuted') =>
  ({ heldOn, status }) as SittingEntry;

describe('The months of the sessions', () => {
  it('go from the first session to the last over the new year, none left out', () => {
    const months = monthsOf([sitting('2015-11-30'), sitting('2016-02-01'), sitting('2016-02-29')]);
    expect(months.map(({ month, count }) => `${month} ${count}`)).toEqual([
      '2015-11 1',
      '2015-12 0',
      '2016-01 0',
      '2016-02 2',
    ]);
    expect(monthsOf([])).toEqual([]);
  });

  it('begin with that of the next session, else of the last', () => {
    const year = [
      sitting('2016-01-10'),
      sitting('2016-03-10', 'cancelled'),
      sitting('2016-05-10', 'scheduled'),
    ];
    expect(monthToShow(year, '2016-02-01')).toBe('2016-05');
    expect(monthToShow(year, '2017-02-01')).toBe('2016-05');
    expect(monthToShow([], '2017-02-01')).toBe('2017-02');
  });

  it('have weeks from Monday to Sunday, a leap day included', () => {
    const weeks = weeksOf('2016-02');
    expect(weeks).toHaveLength(5);
    expect(weeks.every((week) => week.length === 7)).toBe(true);
    expect(weeks[0]?.[0]).toBe('2016-02-01');
    expect(weeks[4]?.slice(0, 2)).toEqual(['2016-02-29', undefined]);
    expect(weeksOf('2016-05')[0]?.indexOf('2016-05-01')).toBe(6);
  });
});
