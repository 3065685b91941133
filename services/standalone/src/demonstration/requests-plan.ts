import {
  type DispositifPlan,
  localDispositifs,
  regionDispositifs,
  shareOut,
  stateDispositifs,
} from './credits.ts';
import { type Fate, isFunded, isGivenUp } from './fates.ts';
import type { SeededRandom } from './seeded-random.ts';

/** What a dossier asks of one dispositif, and what it will get. In euros. */
export interface LinePlan {
  readonly lineId: string;
  readonly from: DispositifPlan;
  readonly requested: number;
  readonly proposed: number;
  /** 0: refused. */
  readonly granted: number;
}

/** The money of a dossier. In euros. */
export interface RequestPlan {
  readonly main: DispositifPlan;
  readonly lines: readonly LinePlan[];
  /** What the body brings itself. */
  readonly own: number;
}

interface Draft {
  readonly fate: Fate;
  readonly dispositifs: readonly DispositifPlan[];
  readonly grants: number[];
}

/** The year's credits: exact totals, over the dossiers that end up funded. In euros. */
export interface YearOfCredits {
  /** 1 for the whole year; less for a smaller programme of tests, whose sums shrink with it. */
  readonly scale: number;
  readonly actionsTotal: number;
}

/**
 * The money of every dossier, so that the grants of each dispositif with a fixed total sum to it exactly, and the
 * budgets of the funded dossiers to the total value of actions.
 */
export function planRequests(
  fates: readonly Fate[],
  { scale, actionsTotal }: YearOfCredits,
  random: SeededRandom,
): readonly RequestPlan[] {
  const mains = dealMains(fates, random.fork('mains'));
  const drafts = fates.map((fate, index): Draft => {
    const main = mains[index] ?? localDispositifs[0];
    if (!main) throw new RangeError('No dispositif');
    const dispositifs = [main, ...secondLines(main, fate, random.fork(`second/${String(index)}`))];
    return { fate, dispositifs, grants: dispositifs.map(() => 0) };
  });
  for (const dispositif of [...stateDispositifs, ...regionDispositifs]) {
    grantExactly(
      dispositif,
      Math.round((dispositif.total ?? 0) * scale),
      drafts,
      random.fork(dispositif.dispositif),
    );
  }
  const lines = drafts.map((draft, index) => linesOf(draft, random.fork(`lines/${String(index)}`)));
  const owns = ownMeans(fates, lines, Math.round(actionsTotal * scale), random.fork('own'));
  return drafts.map((draft, index) => ({
    main: draft.dispositifs[0] as DispositifPlan,
    lines: lines[index] ?? [],
    own: owns[index] ?? 0,
  }));
}

/** The main dispositif of each dossier: every one of them funds at least one, in proportion of its weight. */
function dealMains(fates: readonly Fate[], random: SeededRandom): readonly DispositifPlan[] {
  const all = [...stateDispositifs, ...localDispositifs];
  const waiting = random.shuffled(stateDispositifs);
  return fates.map((fate) => {
    if (isGivenUp(fate)) return random.pick(localDispositifs);
    const first = isFunded(fate) ? waiting.pop() : undefined;
    return first ?? random.weighted(all, ({ weight }) => weight);
  });
}

function secondLines(main: DispositifPlan, fate: Fate, random: SeededRandom): readonly DispositifPlan[] {
  const local = localDispositifs.filter((dispositif) => dispositif !== main && random.chance(0.42));
  if (isGivenUp(fate)) return local;
  const region = random.chance(0.16) ? [random.weighted(regionDispositifs, ({ weight }) => weight)] : [];
  return [...region, ...local];
}

/** Grants a dispositif's whole total to the funded dossiers that ask for it. */
function grantExactly(
  dispositif: DispositifPlan,
  total: number,
  drafts: readonly Draft[],
  random: SeededRandom,
): void {
  let asking = drafts.filter(({ fate, dispositifs }) => isFunded(fate) && dispositifs.includes(dispositif));
  if (asking.length === 0) {
    asking = drafts.filter(({ fate }) => isFunded(fate)).slice(0, 1);
    for (const { dispositifs, grants } of asking) {
      (dispositifs as DispositifPlan[]).push(dispositif);
      grants.push(0);
    }
  }
  const shares = shareOut(
    total,
    asking.map(() => 0.3 + random.next() ** 3 * 3),
    100,
  );
  asking.forEach(({ dispositifs, grants }, index) => {
    grants[dispositifs.indexOf(dispositif)] = shares[index] ?? 0;
  });
}

function linesOf({ fate, dispositifs, grants }: Draft, random: SeededRandom): readonly LinePlan[] {
  const main = Math.max(grants[0] ?? 0, random.integer(20, 240) * 100);
  return dispositifs.map((from, index) => {
    const fixed = grants[index] ?? 0;
    const local = Math.min(
      8_000,
      Math.max(500, Math.round((main * (0.1 + random.next() * 0.35)) / 100) * 100),
    );
    const wish = fixed || (index === 0 ? main : local);
    const granted = fixed || grantOf(fate, from, index, wish, random);
    const requested = random.chance(0.35) ? wish : upToHundred(wish * (1.02 + random.next() * 0.3));
    const proposed = random.chance(0.5) ? Math.max(granted, wish) : requested;
    return { lineId: `L${String(index + 1)}`, from, requested, proposed, granted };
  });
}

/** What is granted where no total is fixed; the State and the Région grant nothing beyond theirs. */
function grantOf(
  fate: Fate,
  from: DispositifPlan,
  index: number,
  wish: number,
  random: SeededRandom,
): number {
  if (from.total !== undefined || !(isFunded(fate) || isGivenUp(fate))) return 0;
  return index > 0 && random.chance(0.12) ? 0 : wish;
}

/** What bodies bring themselves: shared so that the budgets of funded dossiers sum to the total value of actions. */
function ownMeans(
  fates: readonly Fate[],
  lines: readonly (readonly LinePlan[])[],
  actionsTotal: number,
  random: SeededRandom,
): readonly number[] {
  const requested = lines.map((ofDossier) => ofDossier.reduce((sum, line) => sum + line.requested, 0));
  const funded = fates.flatMap((fate, index) => (isFunded(fate) ? [index] : []));
  const asked = funded.reduce((sum, index) => sum + (requested[index] ?? 0), 0);
  const shares = shareOut(
    actionsTotal - asked,
    funded.map((index) => (requested[index] ?? 0) * (0.2 + random.next())),
    10,
  );
  return fates.map((_, index) => {
    const nth = funded.indexOf(index);
    return nth >= 0
      ? (shares[nth] ?? 0)
      : Math.round(((requested[index] ?? 0) * (0.05 + random.next() * 0.4)) / 10) * 10;
  });
}

function upToHundred(amount: number): number {
  return Math.ceil(amount / 100) * 100;
}
