import { type Cents, cents, formatEuros, sum } from '@jalon/kernel';
import type { ExtractLine } from '../reading/extract-line.ts';
import { type Claim, pointsOf } from './claims.ts';
import { matchingRules as rules } from './matching-rules.ts';
import type { OurOrder, Settlement } from './open-order.ts';
import type { Finding, LineState, Verdict } from './verdict.ts';

/** What the lines of one order, seen together, say of the amount of one of them. */
interface AmountOpinion {
  readonly state: LineState;
  readonly points: number;
  readonly reason: string;
  readonly finding?: Finding;
  /** The line's amount less the one expected. */
  readonly difference?: number;
}

/**
 * The verdicts of every line that claims one order. Only together can they be told apart: a line that comes twice, two
 * lines for one payment, a payment beyond what was ordered.
 */
export function settleOrder(order: OurOrder, claims: readonly Claim[]): ReadonlyMap<ExtractLine, Verdict> {
  const verdicts = new Map<ExtractLine, Verdict>();
  const contradicted =
    claims.some(({ line }) => line.kind === 'payment') &&
    claims.some(({ line }) => line.kind === 'rejection');
  for (const kind of ['taken-in-charge', 'rejection', 'payment', 'recovery'] as const) {
    const ofKind = claims.filter(({ line }) => line.kind === kind);
    if (ofKind.length === 0) continue;
    const opinions =
      kind === 'payment' || kind === 'recovery' ? settled(order, ofKind) : told(order, ofKind, kind);
    for (const claim of ofKind) {
      const opinion = opinions.get(claim.line);
      if (opinion === undefined) throw new Error('A line of an order was given no opinion');
      verdicts.set(claim.line, verdictOf(claim, opinion, contradicted && kind !== 'taken-in-charge'));
    }
  }
  return verdicts;
}

function verdictOf(
  { order, evidence, others }: Claim,
  opinion: AmountOpinion,
  contradicted: boolean,
): Verdict {
  const { state, points, reason, finding, difference } = opinion;
  const found = [
    ...evidence.flatMap((one) => one.finding ?? []),
    ...(finding === undefined ? [] : [finding]),
    ...(contradicted ? (['contradiction'] as const) : []),
  ];
  const score = pointsOf(evidence) + points;
  return {
    state,
    order: order.id,
    score,
    exact: state === 'matched' && found.length === 0 && score === 100,
    findings: found,
    reasons: [
      ...evidence.map((one) => one.reason),
      reason,
      ...(contradicted ? ['Le fichier dit ce mandat payé et rejeté.'] : []),
    ],
    ...(difference !== undefined && difference !== 0 && { difference }),
    candidates: others,
  };
}

/** Orders taken in charge or rejected: each happens once, for the whole amount. */
function told(
  order: OurOrder,
  claims: readonly Claim[],
  kind: 'taken-in-charge' | 'rejection',
): ReadonlyMap<ExtractLine, AmountOpinion> {
  const expected = kind === 'rejection' && !order.rejected ? order.remaining : order.amount;
  return new Map(
    claims.map(({ line }, nth): [ExtractLine, AmountOpinion] => {
      if (line.occurrence > 1) return [line, doubled];
      if (nth > 0 || (kind === 'rejection' && order.rejected)) return [line, alreadyRecorded];
      return [line, line.amount === expected ? exactly(line.amount) : differing(line.amount, expected)];
    }),
  );
}

/** Money: what the lines bring in all, against what remains. */
function settled(order: OurOrder, claims: readonly Claim[]): ReadonlyMap<ExtractLine, AmountOpinion> {
  const lines = claims.map(({ line }) => line);
  const opinions = new Map<ExtractLine, AmountOpinion>();
  const { remaining } = order;
  // What is recorded already is told first: it brings nothing more.
  const fresh = lines.filter((line) => {
    const known = order.settlements.some((one) => isRecordedAs(line, one, remaining));
    if (known) opinions.set(line, line.occurrence > 1 ? doubled : alreadyRecorded);
    return !known;
  });
  if (fresh.length > 1 && total(fresh) === remaining) {
    for (const line of fresh) opinions.set(line, together(fresh.length, remaining));
    return opinions;
  }
  // A line repeats another of this file that brings something too; the rest of a payment repeats nothing.
  // A line repeats another of this file that brings something too; the rest of a payment repeats nothing.
  const { first, repeated } = apart(fresh);
  for (const line of repeated) opinions.set(line, doubled);
  if (first.length > 1 && total(first) === remaining) {
    for (const line of first) opinions.set(line, together(first.length, remaining));
    return opinions;
  }
  // One line that settles the order alone is its payment, whatever the others are.
  const alone = first.find(({ amount }) => amount === remaining);
  if (alone !== undefined) opinions.set(alone, exactly(remaining));
  let left = alone === undefined ? remaining : cents(0);
  for (const line of first.filter((one) => one !== alone)) {
    const fits = line.amount <= left;
    const only = first.length === 1 && order.settlements.length === 0 && !order.rejected;
    opinions.set(line, fits || only ? differing(line.amount, left) : beyond(line.amount, left));
    if (fits) left = cents(left - line.amount);
  }
  return opinions;
}

/**
 * What a person entered is the line of the same reference and amount. What another line brought is not, when this one
 * brings exactly the rest: two equal halves of a payment may bear one reference.
 */
function isRecordedAs(
  line: ExtractLine,
  { reference, amount, line: from }: Settlement,
  remaining: Cents,
): boolean {
  if (reference !== line.reference || amount !== line.amount) return false;
  return from === undefined || line.amount !== remaining;
}

/** Lines that say something first, and those that say it again. */
function apart(lines: readonly ExtractLine[]) {
  const earliest = new Map<string, number>();
  const said = ({ reference, amount, day }: ExtractLine) => `${reference} ${amount} ${day}`;
  for (const line of lines)
    earliest.set(said(line), Math.min(line.occurrence, earliest.get(said(line)) ?? line.occurrence));
  const isFirst = (line: ExtractLine) => earliest.get(said(line)) === line.occurrence;
  return { first: lines.filter(isFirst), repeated: lines.filter((line) => !isFirst(line)) };
}

function total(lines: readonly ExtractLine[]): Cents {
  return sum(lines.map(({ amount }) => amount));
}

const { amount: whole } = rules.weights;

const doubled: AmountOpinion = {
  state: 'duplicate',
  points: 0,
  reason: 'La même ligne est déjà dans le fichier, mot pour mot.',
  finding: 'doubled-line',
};

const alreadyRecorded: AmountOpinion = {
  state: 'duplicate',
  points: whole,
  reason: 'L’opération est déjà constatée ici, sous cette référence.',
  finding: 'already-recorded',
};

function exactly(amount: Cents): AmountOpinion {
  return { state: 'matched', points: whole, reason: `Montant ${formatEuros(amount)} exact.` };
}

function together(lines: number, amount: Cents): AmountOpinion {
  return {
    state: 'matched',
    points: whole,
    reason: `${lines} lignes font ensemble ${formatEuros(amount)}, ce qui reste à régler.`,
    finding: 'split-payment',
  };
}

function differing(amount: Cents, expected: Cents): AmountOpinion {
  return {
    state: 'amount-differs',
    points: amount < expected ? rules.partOfAmount : 0,
    reason: `Montant ${formatEuros(amount)}, ${formatEuros(expected)} attendus.`,
    finding: 'amount-differs',
    difference: amount - expected,
  };
}

function beyond(amount: Cents, left: Cents): AmountOpinion {
  return {
    state: 'over-paid',
    points: 0,
    reason: `Montant ${formatEuros(amount)}, il ne reste que ${formatEuros(left)} à régler.`,
    finding: 'over-paid',
    difference: amount - left,
  };
}
