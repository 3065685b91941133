import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ManualClock, instant, instantOfEpochMilliseconds, isInstant, systemClock } from './clock.ts';

describe('Instants are UTC and sort as text', () => {
  it('reads any offset', () => {
    expect(instant('2016-07-01T00:00:00+02:00')).toBe('2016-06-30T22:00:00.000Z');
  });

  it.each(['2016-07-01', '2016-07-01T00:00:00', 'hier', ''])('refuses %j, which is no instant', (text) => {
    expect(() => instant(text)).toThrow(RangeError);
    expect(isInstant(text)).toBe(false);
  });

  it('orders texts as it orders time', () => {
    const moments = fc.integer({ min: 0, max: 4e12 });
    fc.assert(
      fc.property(moments, moments, (a, b) => {
        expect(instantOfEpochMilliseconds(a) < instantOfEpochMilliseconds(b)).toBe(a < b);
      }),
    );
  });

  it('stands still until it is told', () => {
    const clock = new ManualClock(instant('2016-01-01T00:00:00Z'));
    clock.advance(60_000);
    expect(clock.now()).toBe('2016-01-01T00:01:00.000Z');
  });

  it('reads the machine', () => {
    expect(Math.abs(Date.parse(systemClock.now()) - Date.now())).toBeLessThan(1_000);
  });
});
