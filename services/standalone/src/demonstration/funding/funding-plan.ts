import type { DossierPlan } from '../dossier-plan.ts';
import { financeOfficers } from '../people.ts';
import type { ProgrammeStep } from '../programme-step.ts';
import type { SeededRandom } from '../seeded-random.ts';
import { dayNumber, workingDayFrom } from '../simulated-days.ts';
import { accountSteps } from './account-steps.ts';
import { budgetSteps } from './budget-steps.ts';
import { type GrantedLine, grantedLines } from './granted-lines.ts';
import { lineSteps } from './line-life.ts';
import { reportSteps } from './report-steps.ts';

const storyEnd = dayNumber('2017-07-28');

/**
 * The year of money that follows from a year of decisions: the budget, what becomes of each granted line, the figures
 * of the report. Pure: the same programme, size and seed always give the same one.
 */
export function planFunding(
  dossiers: readonly DossierPlan[],
  programme: readonly ProgrammeStep[],
  scale: number,
  random: SeededRandom,
): readonly ProgrammeStep[] {
  const lines = grantedLines(dossiers, programme);
  const ofLines = lines.flatMap((line) =>
    lineSteps(line, random.fork(`line/${line.dossier}/${line.lineId}`)),
  );
  return [
    ...budgetSteps(scale, lines),
    ...reportSteps(random.fork('report')),
    ...accountSteps(lines, random.fork('accounts')),
    ...ofLines,
    ...scheduleSteps(lines),
    ...accountantSteps(),
    ...closingSteps(lines, ofLines, random.fork('closings')),
  ];
}

/** Below this amount a grant is paid in one go, with a convention or without. In euros. */
const paidInTwoFrom = 3_000;

/** The payments of a convention are agreed between the notification and the signature, when there is to be more than one. */
function scheduleSteps(lines: readonly GrantedLine[]): readonly ProgrammeStep[] {
  const large = new Map(
    lines.filter(({ granted }) => granted >= paidInTwoFrom).map((line) => [line.dossier, line]),
  );
  return [...large.values()].flatMap(({ dossier, notifiedOn, conventionOn }) => {
    if (notifiedOn === undefined || conventionOn === undefined) return [];
    const persona = financeOfficers[1]?.id ?? '';
    const day = workingDayFrom(notifiedOn + 1);
    return [{ day, slot: 0, subject: dossier, persona, act: { on: 'schedule' as const, dossier } }];
  });
}

/** The accountant's extract comes every other Friday. */
function accountantSteps(): readonly ProgrammeStep[] {
  const steps: ProgrammeStep[] = [];
  for (let day = dayNumber('2016-02-05'); day <= storyEnd; day += 14) {
    const persona = financeOfficers[1]?.id ?? '';
    steps.push({
      day: workingDayFrom(day),
      slot: 11,
      subject: 'money',
      persona,
      act: { on: 'accountant', look: day + 28 > storyEnd ? 'later' : 'now' },
    });
  }
  return steps;
}

/** A dossier is closed some weeks after the last act on its money, once its report is accepted. */
function closingSteps(
  lines: readonly GrantedLine[],
  ofLines: readonly ProgrammeStep[],
  random: SeededRandom,
): readonly ProgrammeStep[] {
  const last = new Map<string, number>();
  for (const { day, act } of ofLines) {
    if (act.on === 'line') last.set(act.dossier, Math.max(day, last.get(act.dossier) ?? 0));
  }
  const reported = new Map(lines.map((line) => [line.dossier, line.report?.acceptedOn]));
  return [...reported].flatMap(([dossier, acceptedOn]) => {
    if (acceptedOn === undefined) return [];
    const from = Math.max(acceptedOn, last.get(dossier) ?? 0);
    const day = workingDayFrom(from + random.integer(16, 35));
    const persona = random.pick(financeOfficers).id;
    return day > storyEnd
      ? []
      : [{ day, slot: 6, subject: dossier, persona, act: { on: 'closing', dossier } }];
  });
}
