import type { ExtractLine } from '../reading/extract-line.ts';
import {
  type Evidence,
  type ExtractPeriod,
  beneficiaryEvidence,
  dayEvidence,
  referenceEvidence,
} from './evidence.ts';
import { matchingRules as rules } from './matching-rules.ts';
import type { OurOrder } from './open-order.ts';
import type { OrderIndex } from './order-index.ts';
import type { Verdict } from './verdict.ts';

/** The order that a line is about, as far as one can tell before the lines of that order are seen together. */
export interface Claim {
  readonly line: ExtractLine;
  readonly order: OurOrder;
  /** Everything but the amount. */
  readonly evidence: readonly Evidence[];
  /** The line's numbers name the order; else it only resembles it. */
  readonly named: boolean;
  readonly others: Verdict['candidates'];
}

/** A line that nothing here answers, and what resembles it nevertheless. */
export interface NoClaim {
  readonly line: ExtractLine;
  readonly reason: string;
  readonly candidates: Verdict['candidates'];
}

interface Weighed {
  readonly order: OurOrder;
  readonly evidence: readonly Evidence[];
  /** Of 100, the amount seen on its own. */
  readonly score: number;
}

/** The claim of a line whose numbers name an order; undefined when they name none. */
export function namedClaim(line: ExtractLine, index: OrderIndex, period: ExtractPeriod): Claim | undefined {
  const [best, ...others] = weighed(line, index.named(line), period);
  // A number alone, of another commitment and another body, is a coincidence: the numbers of two collectivités.
  if (best === undefined || !isCorroborated(line, best)) return undefined;
  return { line, order: best.order, evidence: best.evidence, named: true, others: candidates(others) };
}

/** Besides its number, something of the order is in the line. */
function isCorroborated(line: ExtractLine, { evidence, order }: Weighed): boolean {
  const foreign = evidence.some(({ finding }) => finding === 'foreign-ej');
  const stranger = evidence.some(({ finding }) => finding === 'other-beneficiary');
  if (foreign) return !stranger;
  return line.ej !== undefined || !stranger || line.amount === order.amount;
}

/**
 * The claim of a line that names no order, by its amount, its beneficiary and its day, when one order stands out.
 * @param isTaken the orders that other lines settle already.
 */
export function likelyClaim(
  line: ExtractLine,
  index: OrderIndex,
  period: ExtractPeriod,
  isTaken: (order: OurOrder) => boolean,
): Claim | NoClaim {
  const all = weighed(line, index.resembling(line), period);
  const [best, ...others] = all.filter(({ order }) => !isTaken(order));
  const none = (reason: string): NoClaim => ({ line, reason, candidates: candidates(all) });
  if (best === undefined)
    return none(
      all.length > 0
        ? 'Les ordres qui y ressemblent sont réglés par d’autres lignes.'
        : 'Aucun ordre d’ici n’y répond : ni numéro, ni montant et bénéficiaire.',
    );
  if (best.score < rules.proposeFrom) return none('Aucun ordre d’ici n’y ressemble assez pour être proposé.');
  const second = others[0]?.score ?? 0;
  if (best.score - second < rules.clearlyAhead) return none('Plusieurs ordres d’ici y répondent aussi bien.');
  const evidence: Evidence = {
    points: 0,
    reason: 'Rapproché par le montant, le bénéficiaire et la date.',
    finding: 'no-reference',
  };
  return {
    line,
    order: best.order,
    evidence: [...best.evidence, evidence],
    named: false,
    others: candidates(others),
  };
}

/** The orders by what speaks for them, the likeliest first; equals by their number, so that the order is stable. */
function weighed(line: ExtractLine, orders: readonly OurOrder[], period: ExtractPeriod): readonly Weighed[] {
  return orders
    .map((order): Weighed => {
      const evidence = [
        ...referenceEvidence(line, order),
        beneficiaryEvidence(line, order),
        dayEvidence(line, order, period),
      ];
      return { order, evidence, score: pointsOf(evidence) + amountPoints(line, order) };
    })
    .sort((one, other) => other.score - one.score || (one.order.id < other.order.id ? -1 : 1));
}

/** The amount of a line on its own. Square orders come last: they expect nothing. */
function amountPoints({ kind, amount }: ExtractLine, order: OurOrder): number {
  const expected = kind === 'taken-in-charge' ? order.amount : order.remaining;
  if (amount === expected) return rules.weights.amount;
  return amount < expected ? rules.partOfAmount : 0;
}

export function pointsOf(evidence: readonly Evidence[]): number {
  return evidence.reduce((total, { points }) => total + points, 0);
}

const mostCandidates = 3;

function candidates(all: readonly Weighed[]): Verdict['candidates'] {
  return all.slice(0, mostCandidates).map(({ order, score }) => ({ order: order.id, score }));
}
