import { lastDay } from './campaign-terms.ts';
import { committeeFor, planCommittees } from './committees-plan.ts';
import { planContents } from './contents-plan.ts';
import { actionsTotal } from './credits.ts';
import type { Diary } from './diary.ts';
import { liveOn } from './dossier-life.ts';
import type { DossierPlan } from './dossier-plan.ts';
import { dealFates } from './fates.ts';
import { frameOfTheProgramme } from './frame-steps.ts';
import { planFunding } from './funding/funding-plan.ts';
import { type InventedBody, inventBodies } from './invented-bodies.ts';
import { instructors } from './people.ts';
import { placeOf, unplacedQuartiers } from './places.ts';
import type { CommitteePlan, ProgrammeStep } from './programme-step.ts';
import { planRequests } from './requests-plan.ts';
import { SeededRandom } from './seeded-random.ts';
import { sessionSteps } from './session-steps.ts';
import { SessionBook } from './sessions-plan.ts';
import { dayNumber } from './simulated-days.ts';

/** How large a programme is told. */
export interface ProgrammeSize {
  readonly bodies: number;
  readonly dossiers: number;
  readonly committees: number;
}

/** The métropole's own year 2016. */
export const wholeYear: ProgrammeSize = { bodies: 300, dossiers: 1_700, committees: 42 };

export interface ProgrammePlan {
  readonly bodies: readonly InventedBody[];
  readonly committees: readonly CommitteePlan[];
  readonly dossiers: readonly DossierPlan[];
  /** Everything that happens, in the order of time. */
  readonly steps: readonly ProgrammeStep[];
}

/** Invents a programme: the same seed and size always give the same one. Sums of money follow the size. */
export function planProgramme(seed: number, size: ProgrammeSize): ProgrammePlan {
  const random = new SeededRandom(`jalon/${String(seed)}`);
  const bodies = inventBodies(size.bodies, random.fork('bodies'));
  const committees = planCommittees(size.committees, bodies, random.fork('committees'));
  const fates = dealFates(size.dossiers, random.fork('fates'));
  const scale = size.dossiers / wholeYear.dossiers;
  const requests = planRequests(fates, { scale, actionsTotal }, random.fork('requests'));
  const sessions = new SessionBook(committees, random.fork('sessions'));
  const carriers = new Carriers(bodies);
  const dossiers: DossierPlan[] = [];
  const diaries: Diary[] = [];
  for (const [index, request] of requests.entries()) {
    const own = random.fork(`dossier/${String(index)}`);
    const body = carriers.draw(request.main.onlyPublicBodies ?? false, own);
    const where = whereOf(body, index, own);
    const committee = committeeFor(committees, where, request.main, own);
    const plan: DossierPlan = {
      key: `dossier-${String(index)}`,
      number: index + 1,
      fate: fates[index] ?? 'granted',
      body,
      request,
      contents: planContents(request, where, dayNumber('2016-01-04') + own.integer(0, 160), own),
      committee,
      instructor: instructors[committees.indexOf(committee) % instructors.length] ?? own.pick(instructors),
    };
    dossiers.push(plan);
    diaries.push(liveOn(plan, sessions, own.fork('life')));
  }
  const held = sessions.held();
  const programme = [
    ...frameOfTheProgramme(bodies, committees, held, diaries, random.fork('frame')),
    ...diaries.flatMap((diary) => diary.steps),
    ...sessionSteps(held, random.fork('held')),
  ];
  const steps = [...programme, ...planFunding(dossiers, programme, scale, random.fork('funding'))];
  const last = dayNumber(lastDay);
  return { bodies, committees, dossiers, steps: inOrder(steps.filter(({ day }) => day <= last)) };
}

/** Whose turn it is to carry a dossier: each body once, then by weight; some credits are for public bodies only. */
class Carriers {
  readonly #bodies: readonly InventedBody[];
  readonly #waiting: InventedBody[];

  constructor(bodies: readonly InventedBody[]) {
    this.#bodies = bodies;
    this.#waiting = [...bodies];
  }

  draw(onlyPublic: boolean, random: SeededRandom): InventedBody {
    const may = (body: InventedBody) => !onlyPublic || body.legalForm === 'public-body';
    const next = this.#waiting.findIndex(may);
    const [waiting] = next >= 0 ? this.#waiting.splice(next, 1) : [];
    return waiting ?? random.weighted(this.#bodies.filter(may), ({ weight }) => weight);
  }
}

function whereOf({ commune }: InventedBody, index: number, random: SeededRandom) {
  const unplaced = index % 280 === 7 ? unplacedQuartiers[0] : undefined;
  const { name, quartiers } = placeOf(commune);
  const own = random.shuffled(quartiers).slice(0, random.chance(0.2) ? 2 : 1);
  const chosen = unplaced === undefined ? own : [unplaced];
  return {
    town: unplaced === undefined ? name : 'Lille métropole',
    commune,
    quartiers: chosen,
    codes: unplaced === undefined ? [commune, ...own] : [unplaced],
  };
}

function inOrder(steps: readonly ProgrammeStep[]): readonly ProgrammeStep[] {
  const numbered = steps.map((step, index) => ({ step, index }));
  numbered.sort(
    (one, other) =>
      one.step.day - other.step.day || one.step.slot - other.step.slot || one.index - other.index,
  );
  return numbered.map(({ step }) => step);
}
