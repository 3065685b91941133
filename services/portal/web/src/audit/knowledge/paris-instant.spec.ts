import { describe, expect, it } from '@jest/globals';
import { parisInstant } from './paris-instant.ts';

describe('An hour of Paris', () => {
  it('is an hour behind in UTC in winter, two in summer', () => {
    expect(parisInstant('2016-02-08', '12:30')).toBe('2016-02-08T11:30:00.000Z');
    expect(parisInstant('2016-07-08', '00:15')).toBe('2016-07-07T22:15:00.000Z');
  });
  it('is the first of both when it comes twice, and none when it is taken away', () => {
    expect(parisInstant('2016-10-30', '02:30')).toBe('2016-10-30T00:30:00.000Z');
    expect(parisInstant('2016-03-27', '02:30')).toBeUndefined();
  });
  it('is none for what is no hour', () => {
    expect(parisInstant('2016-03-27', '25:99')).toBeUndefined();
  });
});
