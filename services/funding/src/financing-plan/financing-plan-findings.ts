import { type Cents, cents, formatEuros, sum } from '@jalon/kernel';
import type { PlanStatement } from './financing-plan.events.ts';

/** What a reader should know of figures that do not hold together. */
export interface PlanFinding {
  readonly code: 'parts-differ' | 'share-unexplained' | 'shares-exceed';
  /** In French, for the screen. */
  readonly sentence: string;
}

/** A statement with what can be computed from it. Nothing is mended: what is missing is shown as unexplained. */
export interface ReadPlan extends PlanStatement {
  /** Each share in cents, rounded down: never more than the source promises. */
  readonly financing: readonly {
    readonly financer: string;
    readonly shareBp: number;
    readonly amount: Cents;
  }[];
  readonly partsTotal: Cents;
  /** The total less the sum of its parts; negative when the parts exceed it. */
  readonly partsGap: Cents;
  readonly sharesBp: number;
  /** 10 000 less the shares; negative when they exceed the whole. */
  readonly unexplainedBp: number;
  /** The share that nobody is said to finance, in cents, rounded down. */
  readonly unexplained: Cents;
  readonly findings: readonly PlanFinding[];
}

const wholeBp = 10_000;

/** A share of an amount, in cents, rounded towards zero. Exact whatever the size. */
export function shareOf(total: Cents, shareBp: number): Cents {
  return cents(Number((BigInt(total) * BigInt(shareBp)) / BigInt(wholeBp)));
}

/** Reads a statement: its sums, its shares in cents, what they leave unexplained. Pure. */
export function readPlan(statement: PlanStatement): ReadPlan {
  const { total, parts, shares } = statement;
  const partsTotal = sum(parts.map(({ amount }) => amount));
  const sharesBp = shares.reduce((all, { shareBp }) => all + shareBp, 0);
  const unexplainedBp = wholeBp - sharesBp;
  const figures = {
    partsTotal,
    partsGap: cents(total - partsTotal),
    sharesBp,
    unexplainedBp,
    unexplained: shareOf(total, unexplainedBp),
  };
  return {
    ...statement,
    financing: shares.map((share) => ({ ...share, amount: shareOf(total, share.shareBp) })),
    ...figures,
    findings: findingsOf(statement, figures),
  };
}

type Figures = Pick<ReadPlan, 'partsTotal' | 'partsGap' | 'sharesBp' | 'unexplainedBp' | 'unexplained'>;

function findingsOf(
  { total, parts, shares, source }: PlanStatement,
  figures: Figures,
): readonly PlanFinding[] {
  const { partsTotal, partsGap, sharesBp, unexplainedBp, unexplained } = figures;
  const findings: PlanFinding[] = [];
  if (parts.length > 0 && partsGap !== 0) {
    findings.push({
      code: 'parts-differ',
      sentence: `Les postes font ${formatEuros(partsTotal)}, le total annoncé est de ${formatEuros(total)}. Source : ${source}.`,
    });
  }
  if (shares.length > 0 && unexplainedBp > 0) {
    findings.push({
      code: 'share-unexplained',
      sentence: `Les parts font ${percent(sharesBp)} : ${percent(unexplainedBp)}, soit ${formatEuros(unexplained)}, ne sont pas expliqués par la source (${source}).`,
    });
  }
  if (unexplainedBp < 0) {
    findings.push({
      code: 'shares-exceed',
      sentence: `Les parts font ${percent(sharesBp)}, plus que le tout. Source : ${source}.`,
    });
  }
  return findings;
}

/** `49 %`, `12,5 %`. */
function percent(shareBp: number): string {
  return `${String(shareBp / 100).replace('.', ',')} %`;
}
