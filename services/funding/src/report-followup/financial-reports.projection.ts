import type { Recorded } from '@jalon/event-store';
import { type Cents, type Day, parisDay, unreachable } from '@jalon/kernel';
import type { Projection } from '@jalon/read-models';
import type { Beneficiary, CommitmentEvent } from '../commitment/commitment.events.ts';

/** A line of the dossier whose grant the report accounts for. */
export interface ReportedLine {
  readonly commitment: string;
  readonly funder: string;
  readonly year: number;
  readonly granted: Cents;
}

/** The financial report of a dossier (R10): one for the action, whatever the number of its funders. */
export interface FinancialReport {
  readonly dossier: string;
  readonly title: string;
  readonly beneficiary: Beneficiary;
  readonly lines: readonly ReportedLine[];
  readonly funders: readonly string[];
  /** Absent until the report is due on a day. */
  readonly dueOn?: Day;
  readonly reminders: readonly { readonly moment: string; readonly on: Day }[];
  /** When the last version came. */
  readonly receivedOn?: Day;
  readonly acceptedOn?: Day;
  readonly actualCost?: Cents;
}

const types = [
  'CommitmentOpened',
  'CommitmentCancelled',
  'FinancialReportDue',
  'FinancialReportReminded',
  'FinancialReportReceived',
  'FinancialReportAccepted',
] as const;

type Fact = Recorded<Extract<CommitmentEvent, { readonly type: (typeof types)[number] }>>;

/** Every dossier that was granted something, with what is known of its report. Each of its lines tells the same facts. */
export const financialReports: Projection<FinancialReport, Fact> = {
  name: 'financial-reports',
  version: 1,
  types: [...types],
  // `commitment-<dossier>.<line>`: the reference of a dossier has no point.
  documentId: ({ stream }) => stream.slice('commitment-'.length).split('.', 1)[0],
  textFields: ['title', 'dossier', 'beneficiary.name'],
  lookups: ['beneficiary.id'],
  evolve(report, fact) {
    if (fact.type === 'CommitmentOpened') return withLine(report, fact.data);
    // Every line of the dossier was cancelled before: nothing is left to account for.
    if (report === undefined) return undefined;
    switch (fact.type) {
      case 'CommitmentCancelled':
        return withoutLine(report, fact.stream.slice('commitment-'.length));
      case 'FinancialReportDue':
        return { ...report, dueOn: fact.data.dueOn };
      case 'FinancialReportReminded':
        return reminded(report, fact.data.moment, parisDay(fact.metadata.occurredAt));
      case 'FinancialReportReceived':
        return { ...report, receivedOn: fact.data.receivedOn };
      case 'FinancialReportAccepted':
        return { ...report, ...fact.data };
      default:
        return unreachable(fact);
    }
  },
};

type Opened = Extract<Fact, { type: 'CommitmentOpened' }>['data'];

function withLine(report: FinancialReport | undefined, opened: Opened): FinancialReport {
  const { dossier, title, beneficiary, commitment, funder, year, granted } = opened;
  const others = (report?.lines ?? []).filter((line) => line.commitment !== commitment);
  const lines = [...others, { commitment, funder, year, granted }];
  return {
    reminders: [],
    ...report,
    dossier,
    title,
    beneficiary,
    lines,
    funders: fundersOf(lines),
  };
}

function withoutLine(report: FinancialReport, commitment: string): FinancialReport | undefined {
  const lines = report.lines.filter((line) => line.commitment !== commitment);
  return lines.length === 0 ? undefined : { ...report, lines, funders: fundersOf(lines) };
}

function fundersOf(lines: readonly ReportedLine[]): string[] {
  return [...new Set(lines.map(({ funder }) => funder))].sort();
}

/** Each line tells the same reminder: it is kept once. */
function reminded(report: FinancialReport, moment: string, on: Day): FinancialReport {
  return report.reminders.some((reminder) => reminder.moment === moment)
    ? report
    : { ...report, reminders: [...report.reminders, { moment, on }] };
}
