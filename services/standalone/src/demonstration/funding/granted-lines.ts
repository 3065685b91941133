import { type Cents, cents } from '@jalon/kernel';
import type { DispositifPlan } from '../credits.ts';
import type { DossierPlan } from '../dossier-plan.ts';
import { isGivenUp } from '../fates.ts';
import type { InventedBody } from '../invented-bodies.ts';
import type { ProgrammeStep } from '../programme-step.ts';
import type { DayNumber } from '../simulated-days.ts';

/** A line that the plan of the programme grants, and what is to happen to its dossier afterwards. */
export interface GrantedLine {
  /** The plan's key of the dossier. */
  readonly dossier: string;
  readonly lineId: string;
  readonly body: InventedBody;
  readonly from: DispositifPlan;
  /** In euros. */
  readonly granted: number;
  readonly grantedOn: DayNumber;
  /** Undefined when the story ends before. */
  readonly notifiedOn: DayNumber | undefined;
  /** When a convention is signed, should the law ask for one. */
  readonly conventionOn: DayNumber | undefined;
  /** When the financial report is accepted, and the cost that it gives; the planned one. */
  readonly report: { readonly acceptedOn: DayNumber; readonly actualCost: Cents } | undefined;
  readonly plannedCost: Cents;
  /** The grant is given up: nothing is paid. */
  readonly givenUp: boolean;
}

/** Every line that the programme grants, in the order in which it does. */
export function grantedLines(
  dossiers: readonly DossierPlan[],
  steps: readonly ProgrammeStep[],
): readonly GrantedLine[] {
  const moments = new Map<string, Moments>();
  for (const { day, act } of steps) {
    if (act.on !== 'dossier' && act.on !== 'convention') continue;
    const known = moments.get(act.dossier) ?? { grants: new Map<string, DayNumber>() };
    moments.set(act.dossier, known);
    switch (act.asked.intent) {
      case 'grant-line':
        known.grants.set(act.asked.lineId, day);
        break;
      case 'notify-decision':
        known.notifiedOn = day;
        break;
      case 'sign-convention':
        known.conventionOn = day;
        break;
      case 'validate-report':
        known.report = { acceptedOn: day, actualCost: cents(act.asked.actualCost) };
        break;
      default:
    }
  }
  return dossiers
    .flatMap((plan) => linesOf(plan, moments.get(plan.key)))
    .sort((one, other) => one.grantedOn - other.grantedOn);
}

interface Moments {
  readonly grants: Map<string, DayNumber>;
  notifiedOn?: DayNumber;
  conventionOn?: DayNumber;
  report?: { readonly acceptedOn: DayNumber; readonly actualCost: Cents };
}

function linesOf(
  { key, body, request, contents, fate }: DossierPlan,
  moments: Moments | undefined,
): readonly GrantedLine[] {
  return request.lines.flatMap(({ lineId, from, granted }) => {
    const grantedOn = moments?.grants.get(lineId);
    if (moments === undefined || grantedOn === undefined) return [];
    const { notifiedOn, conventionOn, report } = moments;
    return {
      dossier: key,
      lineId,
      body,
      from,
      granted,
      grantedOn,
      notifiedOn,
      conventionOn,
      report,
      plannedCost: cents(contents.budget.expenses.reduce((sum, { amount }) => sum + amount, 0)),
      givenUp: isGivenUp(fate),
    };
  });
}
