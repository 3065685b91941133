import { describe, expect, it } from '@jest/globals';
import type { Campaign } from '../campaigns.ts';
import { dayInYear, endOfDay, startOfDay } from './calendar-days.ts';
import { bodyOf, callAfter, faultsOf } from './call-values.ts';

const last: Campaign = {
  campaign: '2016',
  year: 2016,
  name: 'Programmation 2016',
  status: 'closed',
  opensAt: '2015-10-31T23:00:00.000Z',
  closesAt: '2016-04-30T21:59:59.999Z',
  nomenclature: 'contrat-2015',
  themes: ['1.1'],
  territories: ['59512'],
  funders: [{ funder: 'etat', dispositif: 'contrat-de-ville' }],
};

describe('The days of a calendar', () => {
  it('begin and end at midnight in Paris, in winter as in summer', () => {
    expect(startOfDay('2016-11-01')).toBe('2016-10-31T23:00:00.000Z');
    expect(startOfDay('2016-07-01')).toBe('2016-06-30T22:00:00.000Z');
    expect(endOfDay('2016-07-01')).toBe('2016-07-01T21:59:59.999Z');
    // The days on which the clocks change.
    expect(startOfDay('2016-03-27')).toBe('2016-03-26T23:00:00.000Z');
    expect(endOfDay('2016-03-27')).toBe('2016-03-27T21:59:59.999Z');
    expect(endOfDay('2016-10-30')).toBe('2016-10-30T22:59:59.999Z');
  });
  it('are found again in another year, the 29th of February as the 28th', () => {
    expect(dayInYear('2016-02-29', 2017)).toBe('2017-02-28');
    expect(dayInYear('2016-02-29', 2020)).toBe('2020-02-29');
    expect(dayInYear('2016-11-01', 2026)).toBe('2026-11-01');
  });
});

describe('A call made from that of another year', () => {
  it('has its name, its calendar and all it takes, moved to the year', () => {
    expect(callAfter(last, 2027)).toEqual({
      year: 2027,
      name: 'Programmation 2027',
      opensOn: '2026-11-01',
      closesOn: '2027-04-30',
      nomenclature: 'contrat-2015',
      themes: ['1.1'],
      territories: ['59512'],
      dispositifs: ['etat/contrat-de-ville'],
    });
  });
  it('is sent with instants and with its funders', () => {
    expect(bodyOf(callAfter(last, 2027))).toEqual({
      year: 2027,
      name: 'Programmation 2027',
      opensAt: '2026-10-31T23:00:00.000Z',
      closesAt: '2027-04-30T21:59:59.999Z',
      nomenclature: 'contrat-2015',
      themes: ['1.1'],
      territories: ['59512'],
      funders: [{ funder: 'etat', dispositif: 'contrat-de-ville' }],
    });
  });
  it('has no fault, until its dates are reversed, its year is taken or a list is empty', () => {
    const values = callAfter(last, 2027);
    expect(faultsOf(values, [2016])).toEqual({});
    expect(faultsOf({ ...values, closesOn: '2026-10-31' }, [2016])).toEqual({ closesOn: 'backwards' });
    expect(faultsOf({ ...values, opensOn: '' }, [2016])).toEqual({ opensOn: 'missing' });
    expect(faultsOf({ ...values, year: 2016, themes: [], name: ' ' }, [2016])).toEqual({
      year: 'year-taken',
      themes: 'choose-one',
      name: 'missing',
    });
    expect(faultsOf({ ...values, year: Number.NaN }, [])).toEqual({ year: 'year-wrong' });
  });
});
