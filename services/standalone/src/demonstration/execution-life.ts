import { cents } from '@jalon/kernel';
import type { Diary } from './diary.ts';
import type { DossierPlan } from './dossier-plan.ts';
import { deciderOf, financeOfficers } from './people.ts';
import type { SeededRandom } from './seeded-random.ts';
import { dayNumber, dayOf } from './simulated-days.ts';

const exerciceOver = dayNumber('2017-01-03');
const reportDue = dayNumber('2017-06-30');

/** The action itself: its start, sometimes more time for it. */
export function carryOut(diary: Diary, plan: DossierPlan, random: SeededRandom): void {
  if (random.chance(0.12)) return; // never says that it started: the report is due all the same
  const day = diary.day + random.integer(3, 25);
  diary.applicant(day, { intent: 'start-execution', startedOn: dayOf(day) });
  const end = dayNumber(plan.contents.endsOn);
  if (random.chance(0.05) && diary.day + 20 < Math.min(end, exerciceOver - 20)) {
    diary.agent(plan.instructor, diary.day + 10, {
      intent: 'grant-extension',
      endsOn: dayOf(end + random.integer(30, 90)),
      reason: 'Le local n’a été livré qu’à l’automne ; l’action se poursuit l’année suivante.',
    });
  }
}

/** The financial report of R10: on time, late or not at all; amended or not; validated by another than its author. */
export function report(diary: Diary, plan: DossierPlan, random: SeededRandom): void {
  const moment = random.next();
  if (moment < 0.05) return; // still missing when the story ends
  const day =
    moment < 0.13 ? reportDue + random.integer(3, 24) : exerciceOver + Math.floor(random.next() ** 0.6 * 172);
  // Most actions cost what they were to cost, or a little more; of the others, less is due than was granted.
  const spent = random.chance(0.88) ? 1 + random.next() * 0.04 : 0.7 + random.next() * 0.25;
  handIn(diary, Math.max(day, exerciceOver), plan, spent, random);
  if (random.chance(0.12)) {
    diary.agent(plan.instructor, diary.day + random.integer(6, 18), {
      intent: 'request-report-amendment',
      reason: 'Les charges de personnel ne correspondent pas au détail joint.',
    });
    if (random.chance(0.85)) handIn(diary, diary.day + random.integer(6, 20), plan, spent, random);
    else return;
  }
  const validator = random.chance(0.7) ? plan.instructor : random.pick(financeOfficers);
  const actualCost = spentBy(plan, Math.min(1, spent));
  diary.agent(validator, diary.day + random.integer(5, 25), { intent: 'validate-report', actualCost });
}

function handIn(diary: Diary, day: number, plan: DossierPlan, share: number, random: SeededRandom): void {
  const spent = spentBy(plan, share);
  diary.applicant(day, {
    intent: 'submit-report',
    actualExpenses: spent,
    actualResources: spent,
    narrative: `L’action a réuni ${String(random.integer(20, 240))} personnes. Les dépenses suivent le budget prévu à quelques écarts près.`,
  });
}

function spentBy({ contents }: DossierPlan, share: number) {
  const planned = contents.budget.expenses.reduce((sum, { amount }) => sum + amount, 0);
  return cents(Math.round((planned * share) / 100) * 100);
}

/** The money is given up: the action never starts, is cancelled, or is not carried out. */
export function giveUp(diary: Diary, plan: DossierPlan, random: SeededRandom): void {
  const lines = plan.request.lines.filter(({ granted }) => granted > 0);
  if (plan.fate === 'cancelled') {
    diary.agent(deciderOf('mel'), diary.day + random.integer(10, 40), {
      intent: 'cancel',
      reason: 'Le porteur a changé de projet ; la décision est annulée d’un commun accord.',
    });
    return;
  }
  if (plan.fate === 'not-carried-out') {
    diary.applicant(diary.day + random.integer(20, 60), {
      intent: 'declare-non-completion',
      reason: 'L’équipe n’a pu être recrutée ; l’action n’aura pas lieu.',
    });
  }
  const officer = random.pick(financeOfficers);
  const day = Math.min(diary.day + random.integer(20, 45), dayNumber('2016-12-14'));
  for (const { lineId } of lines) {
    diary.agent(officer, day, {
      intent: 'ascertain-lapse',
      lineId,
      reason: 'Aucun commencement d’exécution.',
    });
  }
}
