import { daySchema } from '@jalon/contracts';
import { type CsvColumn, listQuerySchema, queryOf } from '@jalon/http';
import { type Day, daysBetween, plainEuros, sum } from '@jalon/kernel';
import type { Filter, Query } from '@jalon/read-models';
import { z } from 'zod';
import { rulesInForce } from '../reference/legal-rules.ts';
import type { FinancialReport } from './financial-reports.projection.ts';

const situations = ['overdue', 'awaited', 'received', 'accepted', 'all'] as const;
/** Where a report stands on a day. `overdue` is awaited after its day. */
export type Situation = 'awaited' | 'overdue' | 'received' | 'accepted';

/** What the follow-up of reports may be asked: overdue ones unless another situation is wanted. */
export const reportListSchema = listQuerySchema(
  ['dueOn', 'dossier', 'beneficiary', 'receivedOn'],
  ['funders', 'beneficiary'],
).extend({
  situation: z.enum(situations).default('overdue'),
  /** The day on which lateness is judged; today in Paris by default. */
  on: daySchema.optional(),
  funder: z.string().max(40).optional(),
  beneficiary: z.string().max(80).optional(),
});

const fieldOf = (field: string) => (field === 'beneficiary' ? 'beneficiary.name' : field);

/**
 * @param on the day on which lateness is judged.
 * @param own the porteur whose reports alone are shown.
 */
export function reportListQuery(
  asked: z.output<typeof reportListSchema>,
  on: Day,
  own: string | undefined,
): Query {
  const { situation, on: _on, funder, beneficiary, ...list } = asked;
  const conditions: Filter[] = [
    inSituation(situation, on),
    ...(funder === undefined ? [] : [{ funders: funder }]),
    ...(beneficiary === undefined ? [] : [{ 'beneficiary.id': beneficiary }]),
    ...(own === undefined ? [] : [{ 'beneficiary.id': own }]),
  ];
  // The oldest first: the latest of all.
  return queryOf({ ...list, sort: list.sort ?? ['dueOn'] }, { $and: conditions }, fieldOf);
}

/** The filter of the reports that are overdue on a day (R11), of one body when it is named. */
export function overdueFilter(on: Day, beneficiary?: string): Filter {
  const body = beneficiary === undefined ? [] : [{ 'beneficiary.id': beneficiary }];
  return { $and: [inSituation('overdue', on), ...body] };
}

function inSituation(situation: (typeof situations)[number], on: Day): Filter {
  const notYet = (field: string): Filter => ({
    $or: [{ [field]: { $exists: false } }, { [field]: { $gt: on } }],
  });
  switch (situation) {
    case 'overdue':
      return { $and: [{ dueOn: { $lt: on } }, notYet('receivedOn')] };
    case 'awaited':
      return { $and: [{ dueOn: { $exists: true } }, notYet('receivedOn')] };
    case 'received':
      return { $and: [{ receivedOn: { $lte: on } }, notYet('acceptedOn')] };
    case 'accepted':
      return { acceptedOn: { $lte: on } };
    case 'all':
      return { $or: [{ dueOn: { $exists: true } }, { receivedOn: { $exists: true } }] };
  }
}

/** A report as it stands on a day. */
export interface FollowedReport extends FinancialReport {
  readonly on: Day;
  readonly situation: Situation;
  /** Days after its day that it is awaited, or that it came; 0 in time. */
  readonly daysLate: number;
  /** R11: what an overdue report does to the balance of the body, by the rule of that day; null when it is not overdue. */
  readonly consequence: 'warn' | 'block' | null;
}

/** What is said of a report on a day: what came after it is not known yet. */
export function followedOn(report: FinancialReport, on: Day): FollowedReport {
  const { dueOn, receivedOn, acceptedOn } = report;
  const received = receivedOn !== undefined && receivedOn <= on;
  const late = dueOn === undefined ? 0 : Math.max(0, daysBetween(dueOn, received ? receivedOn : on));
  const situation: Situation =
    acceptedOn !== undefined && acceptedOn <= on
      ? 'accepted'
      : received
        ? 'received'
        : late > 0
          ? 'overdue'
          : 'awaited';
  const consequence = situation === 'overdue' ? rulesInForce(on).overdueReport : null;
  return { ...report, on, situation, daysLate: late, consequence };
}

const situationNames: Readonly<Record<Situation, string>> = {
  awaited: 'attendu',
  overdue: 'en retard',
  received: 'reçu',
  accepted: 'accepté',
};

export const reportColumns: readonly CsvColumn<FollowedReport>[] = [
  { header: 'dossier', value: ({ dossier }) => dossier },
  { header: 'action', value: ({ title }) => title },
  { header: 'bénéficiaire', value: ({ beneficiary }) => beneficiary.name },
  { header: 'financeurs', value: ({ funders }) => funders.join(' ; ') },
  {
    header: 'accordé (€)',
    value: ({ lines }) => plainEuros(sum(lines.map(({ granted }) => granted))),
    format: 'euros',
  },
  { header: 'attendu le', value: ({ dueOn }) => dueOn, format: 'day' },
  {
    header: 'rappels',
    value: ({ reminders }) => reminders.map((one) => `${one.moment} (${one.on})`).join(' ; '),
  },
  { header: 'reçu le', value: ({ receivedOn }) => receivedOn, format: 'day' },
  { header: 'accepté le', value: ({ acceptedOn }) => acceptedOn, format: 'day' },
  { header: 'situation', value: ({ situation }) => situationNames[situation] },
  { header: 'jours de retard', value: ({ daysLate }) => daysLate },
];
