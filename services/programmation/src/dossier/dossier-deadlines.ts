import type { Recorded } from '@jalon/event-store';
import type { DeadlineSource, OpenDeadline } from '@jalon/jobs';
import { type Day, addDays, startOfParisDay } from '@jalon/kernel';
import type { DossierIntent } from './dossier.commands.ts';
import type { DossierEvent } from './dossier.events.ts';
import { reminderDay } from './execution/execution.policies.ts';

type Fact = Recorded<DossierEvent>;

/** What a deadline asks for when it falls. */
const intentOf = {
  complements: { intent: 'default-complements' },
  silence: { intent: 'ascertain-silence' },
  'expect-report': { intent: 'expect-report' },
  'remind-J-60': { intent: 'remind-report', moment: 'J-60' },
  'remind-J-15': { intent: 'remind-report', moment: 'J-15' },
  'remind-J+1': { intent: 'remind-report', moment: 'J+1' },
} as const satisfies Record<string, DossierIntent>;

export type DossierDeadlineKind = keyof typeof intentOf;

/** The intent that a deadline leads to; undefined for a kind that is not a dossier's. */
export function intentOfDeadline(kind: string): DossierIntent | undefined {
  return Object.hasOwn(intentOf, kind) ? intentOf[kind as DossierDeadlineKind] : undefined;
}

const reminders = ['J-60', 'J-15', 'J+1'] as const;

/** The open deadlines of each dossier, by its reference: complements, silence (R14), the report and its reminders (R10). */
export const dossierDeadlines: DeadlineSource<Fact> = {
  name: 'dossier',
  types: [
    'ReceiptIssued',
    'ComplementsRequested',
    'ComplementsProvided',
    'ComplementsDefaulted',
    'DeclaredInadmissible',
    'LineGranted',
    'LineRefused',
    'LineLapsed',
    'DecisionNotified',
    'ReportExpected',
    'ReportReminderSent',
    'ReportSubmitted',
    'DossierWithdrawn',
    'ClosedWithoutFollowUp',
    'ImplicitlyRefused',
    'DossierCancelled',
    'DossierClosed',
    'InstructionReopened',
  ],
  keyOf: ({ stream }) => stream.slice('dossier-'.length),
  evolve: (open, fact) => {
    switch (fact.type) {
      case 'ReceiptIssued':
        return [after('silence', fact.data.silenceMeansRefusalAfter)];
      case 'ComplementsRequested': {
        const silence = fact.data.suspendsSilence ? [] : open.filter(({ kind }) => kind === 'silence');
        return [...silence, after('complements', fact.data.dueOn)];
      }
      case 'ComplementsProvided': {
        const runsTo = fact.data.silenceMeansRefusalAfter;
        return runsTo === undefined ? [] : [after('silence', runsTo)];
      }
      case 'LineGranted': {
        // Of several years granted, the latest exercice counts.
        const due = after('expect-report', `${fact.data.year}-12-31` as Day);
        const known = open.find(({ kind }) => kind === 'expect-report');
        return [known && known.due > due.due ? known : due];
      }
      case 'LineRefused':
        return open.filter(({ kind }) => kind !== 'silence');
      case 'LineLapsed':
        return fact.data.stillGranted.length === 0 ? [] : open;
      case 'DecisionNotified': {
        // A report can be awaited only once the decision is notified: a deadline that fell before falls again then.
        const told = after('expect-report', fact.data.notifiedOn);
        return open.map((deadline) =>
          deadline.kind === 'expect-report' && deadline.due < told.due ? told : deadline,
        );
      }
      case 'ReportExpected':
        return reminders.map((moment) => ({
          kind: `remind-${moment}`,
          due: startOfParisDay(reminderDay(fact.data.dueOn, moment)),
        }));
      case 'ReportReminderSent':
        return open.filter(({ kind }) => kind !== `remind-${fact.data.moment}`);
      default:
        return [];
    }
  },
};

/** Falls when the day is over, in Paris. */
function after(kind: DossierDeadlineKind, day: Day): OpenDeadline {
  return { kind, due: startOfParisDay(addDays(day, 1)) };
}
