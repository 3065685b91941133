import type { DossierPlan } from '../dossier-plan.ts';
import type { ProgrammeStep } from '../programme-step.ts';
import type { SeededRandom } from '../seeded-random.ts';
import { budgetSteps } from './budget-steps.ts';
import { grantedLines } from './granted-lines.ts';
import { reportSteps } from './report-steps.ts';

/**
 * The year of money that follows from a year of decisions: the budget, and the figures of the report. Pure: the same
 * programme, size and seed always give the same one.
 */
export function planFunding(
  dossiers: readonly DossierPlan[],
  programme: readonly ProgrammeStep[],
  scale: number,
  random: SeededRandom,
): readonly ProgrammeStep[] {
  const lines = grantedLines(dossiers, programme);
  return [...budgetSteps(scale, lines), ...reportSteps(random.fork('report'))];
}
