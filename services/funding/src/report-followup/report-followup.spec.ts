import { describe, expect, it } from '@jest/globals';
import { type Day, cents } from '@jalon/kernel';
import { club } from '../porteur-grants/grant.examples.ts';
import type { FinancialReport } from './financial-reports.projection.ts';
import { followedOn } from './report-list.ts';

const day = (text: string) => text as Day;

/** The report of an action of 2016: due six months after the end of its exercice (R10). */
const report: FinancialReport = {
  dossier: 'D16-EXAMPL',
  title: 'Ateliers du mercredi',
  beneficiary: club,
  lines: [{ commitment: 'D16-EXAMPL.1', funder: 'etat', year: 2016, granted: cents(30_000_00) }],
  funders: ['etat'],
  dueOn: day('2017-06-30'),
  reminders: [],
};

describe('A financial report, on a day', () => {
  it('is awaited until its last day, and late from the next one on', () => {
    expect(followedOn(report, day('2017-06-30'))).toMatchObject({ situation: 'awaited', daysLate: 0 });
    expect(followedOn(report, day('2017-07-01'))).toMatchObject({
      situation: 'overdue',
      daysLate: 1,
      consequence: 'warn',
    });
    expect(followedOn(report, day('2018-06-30')).daysLate).toBe(365);
  });

  it('that came late stays late by as much, and is overdue no more', () => {
    const received = { ...report, receivedOn: day('2017-07-11') };
    expect(followedOn(received, day('2017-12-31'))).toMatchObject({
      situation: 'received',
      daysLate: 11,
      consequence: null,
    });
  });

  it('is looked at as it stood that day: what came after is not known yet', () => {
    const accepted = { ...report, receivedOn: day('2017-07-11'), acceptedOn: day('2017-08-01') };
    expect(followedOn(accepted, day('2017-07-10'))).toMatchObject({ situation: 'overdue', daysLate: 10 });
    expect(followedOn(accepted, day('2017-07-31')).situation).toBe('received');
    expect(followedOn(accepted, day('2017-08-01')).situation).toBe('accepted');
  });

  it('without a day is never late', () => {
    const { dueOn: _dueOn, ...undated } = report;
    expect(followedOn(undated, day('2020-01-01'))).toMatchObject({ situation: 'awaited', daysLate: 0 });
  });
});
