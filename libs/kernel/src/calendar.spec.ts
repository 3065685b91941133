import { describe, expect, it } from '@jest/globals';
import {
  addDays,
  addMonths,
  day,
  daysBetween,
  endOfParisDay,
  isDay,
  parisDay,
  startOfParisDay,
} from './calendar.ts';
import fc from 'fast-check';
import { instant } from './clock.ts';

describe('Legal periods are counted in Paris days', () => {
  it('changes day at midnight in Paris, in winter and in summer', () => {
    expect(parisDay(instant('2016-01-14T22:59:59.999Z'))).toBe('2016-01-14');
    expect(parisDay(instant('2016-01-14T23:00:00.000Z'))).toBe('2016-01-15');
    expect(parisDay(instant('2016-07-14T21:59:59.999Z'))).toBe('2016-07-14');
    expect(parisDay(instant('2016-07-14T22:00:00.000Z'))).toBe('2016-07-15');
  });

  it('gives a day of 23 hours when the clocks go forward', () => {
    expect(startOfParisDay(day('2016-03-27'))).toBe('2016-03-26T23:00:00.000Z');
    expect(endOfParisDay(day('2016-03-27'))).toBe('2016-03-27T21:59:59.999Z');
  });

  it('counts six months from 31 August to the end of February', () => {
    expect(addMonths(day('2015-08-31'), 6)).toBe('2016-02-29');
    expect(addMonths(day('2016-08-31'), 6)).toBe('2017-02-28');
  });

  it('counts days across the change of hour', () => {
    expect(addDays(day('2016-03-26'), 2)).toBe('2016-03-28');
    expect(daysBetween(day('2016-03-26'), day('2016-03-28'))).toBe(2);
    expect(daysBetween(day('2016-03-28'), day('2016-03-26'))).toBe(-2);
  });

  it.each(['2016-02-30', '2016-2-3', '16-02-03', '2016-02-03T00:00', '', '2016-13-01'])(
    'refuses %j as a day',
    (text) => {
      expect(isDay(text)).toBe(false);
      expect(() => day(text)).toThrow(RangeError);
    },
  );

  it('knows the days that the calendar knows, and no other', () => {
    const two = (number: number) => String(number).padStart(2, '0');
    const texts = fc
      .tuple(
        fc.integer({ min: 1583, max: 9999 }),
        fc.integer({ min: 0, max: 13 }),
        fc.integer({ min: 0, max: 32 }),
      )
      .map(([year, month, date]) => `${year}-${two(month)}-${two(date)}`);
    const exists = (text: string) => {
      try {
        return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
      } catch {
        return false;
      }
    };
    fc.assert(
      fc.property(texts, (text) => expect(isDay(text)).toBe(exists(text))),
      { numRuns: 2_000 },
    );
  });
});
