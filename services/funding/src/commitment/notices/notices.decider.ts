import { canonicalJson } from '@jalon/kernel';
import type { DecisionsOf } from '../intent.commands.ts';
import type { noticesIntents } from './notices.commands.ts';

/** What is heard is noted once: the same again changes nothing. */
export const noticesDecisions: DecisionsOf<typeof noticesIntents> = {
  'hear-notification': (data, { notification }) =>
    same(data, notification) ? [] : [{ type: 'GrantNotified', data }],

  'hear-convention': (data, { convention }) =>
    same(data, convention) ? [] : [{ type: 'ConventionInForce', data }],

  'hear-report-due': (data, { report }) =>
    data.dueOn === report.dueOn ? [] : [{ type: 'FinancialReportDue', data }],

  'hear-report-reminded': (data, { report }) =>
    report.reminders.includes(data.moment) ? [] : [{ type: 'FinancialReportReminded', data }],

  'hear-report-received': (data, { report }) =>
    data.receivedOn === report.receivedOn ? [] : [{ type: 'FinancialReportReceived', data }],

  'hear-report-accepted': (data, { report }) =>
    same(data, report.accepted) ? [] : [{ type: 'FinancialReportAccepted', data }],
};

function same(told: object, known: object | undefined): boolean {
  return known !== undefined && canonicalJson(told) === canonicalJson(known);
}
