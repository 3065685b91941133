import { type Day, type Policy, addDays, addMonths, allowed, refused } from '@jalon/kernel';
import { DateInTheFuture } from '../decision/decision.errors.ts';
import type { DossierContext } from '../dossier.context.ts';
import { type CaseFile, type Deposited, grantedLines } from '../dossier.state.ts';
import type { FieldsOf, StateFor } from '../intent.commands.ts';
import type { executionIntents } from './execution.commands.ts';
import * as refusal from './execution.errors.ts';

type Intents = typeof executionIntents;
type RuleOn<Name extends keyof Intents> = Policy<
  FieldsOf<Intents[Name]>,
  StateFor<Intents[Name]>,
  DossierContext
>;

export const theStartIsNotInTheFuture: RuleOn<'start-execution'> = ({ startedOn }, _, { today }) =>
  startedOn <= today ? allowed : refused(new DateInTheFuture(startedOn, today));

/** An extension is granted before the end of the action. */
export const theActionIsNotOver: Policy<unknown, Deposited, DossierContext> = (_, { file }, { today }) =>
  today <= file.endsOn ? allowed : refused(new refusal.ExtensionTooLate(file.endsOn));

export const theExtensionIsLater: RuleOn<'grant-extension'> = ({ endsOn }, { file }) =>
  endsOn > file.endsOn ? allowed : refused(new refusal.ExtensionNotLater(file.endsOn, endsOn));

/** R10: the report is awaited once the exercice of the grant is over. */
export const theExerciceIsOver: RuleOn<'expect-report'> = ({ exerciceEndsOn }, { file }, { today }) => {
  const end = exerciceEndsOn ?? exerciceEnd(file);
  return today > end ? allowed : refused(new refusal.ExerciceNotOver(end));
};

/** R10 (loi 2000-321 art. 10, arrêté du 11 octobre 2006): six months after the end of the exercice, month ends kept. */
export function theReportIsDueSixMonthsAfter(exerciceEndsOn: Day, { rules }: DossierContext): Day {
  return addMonths(exerciceEndsOn, rules.reportDueMonths);
}

/** The exercice that the report accounts for is one of the grant: it ends neither before the first year granted nor two years on. */
export const theExerciceIsTheGrants: RuleOn<'expect-report'> = ({ exerciceEndsOn }, { file }) => {
  if (exerciceEndsOn === undefined) return allowed;
  const years = grantedLines(file).map((line) => line.year);
  const year = Number(exerciceEndsOn.slice(0, 4));
  return year >= Math.min(...years) && year <= Math.max(...years) + 1
    ? allowed
    : refused(new refusal.ExerciceOfAnotherGrant(exerciceEndsOn, years));
};

/** The civil year of the latest grant. */
export function exerciceEnd(file: CaseFile): Day {
  const year = Math.max(...grantedLines(file).map((line) => line.year));
  return `${year}-12-31` as Day;
}

/** A reminder is sent from its day on, not before. */
export const theReminderIsDue: RuleOn<'remind-report'> = ({ moment }, { report }, { today }) => {
  const from = reminderDay(report.dueOn, moment);
  return today >= from ? allowed : refused(new refusal.ReminderNotDue(moment, from));
};

const reminderOffsets = { 'J-60': -60, 'J-15': -15, 'J+1': 1 } as const;

/** The day of a reminder of a report. */
export function reminderDay(dueOn: Day, moment: keyof typeof reminderOffsets): Day {
  return addDays(dueOn, reminderOffsets[moment]);
}

/** R28 holds for what was done as for what was planned. */
export const theReportBalances: RuleOn<'submit-report'> = ({ actualExpenses, actualResources }) =>
  actualExpenses === actualResources
    ? allowed
    : refused(new refusal.UnbalancedReport(actualExpenses, actualResources));

/** Separation of duties: who handed in the report does not validate it. */
export const theValidatorIsNotTheAuthor: Policy<
  unknown,
  StateFor<Intents['validate-report']>,
  DossierContext
> = (_, { report }, { actor }) =>
  report.submittedBy.id === actor.id ? refused(new refusal.ValidatorIsTheAuthor(actor.id)) : allowed;

export const theCostIsWithinTheReport: RuleOn<'validate-report'> = ({ actualCost }, { report }) =>
  actualCost <= report.actualExpenses
    ? allowed
    : refused(new refusal.CostAboveReport(actualCost, report.actualExpenses));

/** Before the justification, only a dossier without any grant is closed. */
export const noGrantAwaitsItsJustification: Policy<unknown, StateFor<Intents['close']>, DossierContext> = (
  _,
  { status, file },
) => {
  const granted = grantedLines(file).map(({ lineId }) => lineId);
  return status === 'justified' || granted.length === 0
    ? allowed
    : refused(new refusal.MoneyStillExpected(granted));
};
