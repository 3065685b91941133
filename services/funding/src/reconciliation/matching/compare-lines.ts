import type { ExtractLine } from '../reading/extract-line.ts';
import { type Claim, type NoClaim, likelyClaim, namedClaim, pointsOf } from './claims.ts';
import type { ExtractPeriod } from './evidence.ts';
import type { OurOrder } from './open-order.ts';
import { OrderIndex } from './order-index.ts';
import { settleOrder } from './settle-order.ts';
import type { OrderNotFound, Verdict } from './verdict.ts';

/** What a comparison says: of every line, and of the orders that no line speaks of. */
export interface Comparison {
  readonly verdicts: ReadonlyMap<ExtractLine, Verdict>;
  readonly notFound: readonly OrderNotFound[];
}

/**
 * Compares the accountant's lines with our orders: first the lines whose numbers name an order, then the others, by
 * amount, beneficiary and day, on what the first left. The time is that of lines plus orders, not of their product.
 * @param spokenOf orders that lines read before speak of: they are not missing.
 */
export function compareLines(
  lines: readonly ExtractLine[],
  orders: readonly OurOrder[],
  period: ExtractPeriod,
  spokenOf: ReadonlySet<string> = new Set(),
): Comparison {
  const index = new OrderIndex(orders);
  const claims = new Map<OurOrder, Claim[]>();
  const unnamed: ExtractLine[] = [];
  for (const line of lines) {
    const claim = namedClaim(line, index, period);
    if (claim === undefined) unnamed.push(line);
    else add(claims, claim);
  }
  const nowhere: NoClaim[] = [];
  const likely: Claim[] = [];
  for (const line of unnamed) {
    const claim = likelyClaim(line, index, period, (order) => isSpokenFor(order, line, claims));
    if ('order' in claim) likely.push(claim);
    else nowhere.push(claim);
  }
  // The surest first: an order that two lines only resemble goes to one of them.
  likely.sort(
    (one, other) => pointsOf(other.evidence) - pointsOf(one.evidence) || one.line.line - other.line.line,
  );
  for (const claim of likely) {
    if (isSpokenFor(claim.order, claim.line, claims))
      nowhere.push({
        line: claim.line,
        reason: 'L’ordre qui y ressemble est réglé par une autre ligne.',
        candidates: [{ order: claim.order.id, score: pointsOf(claim.evidence) }],
      });
    else add(claims, claim);
  }
  const verdicts = new Map<ExtractLine, Verdict>();
  for (const [order, ofOrder] of claims)
    for (const [line, verdict] of settleOrder(order, ofOrder)) verdicts.set(line, verdict);
  for (const { line, reason, candidates } of nowhere) verdicts.set(line, unknownHere(reason, candidates));
  return {
    verdicts,
    notFound: notFoundIn(orders, period, (order) => claims.has(order) || spokenOf.has(order.id)),
  };
}

function unknownHere(reason: string, candidates: Verdict['candidates']): Verdict {
  return {
    state: 'unknown-here',
    score: candidates[0]?.score ?? 0,
    exact: false,
    findings: [],
    reasons: [reason],
    candidates,
  };
}

/** Another line of the same kind names the order. */
function isSpokenFor(
  order: OurOrder,
  { kind }: ExtractLine,
  claims: ReadonlyMap<OurOrder, readonly Claim[]>,
): boolean {
  return claims.get(order)?.some(({ line }) => line.kind === kind) ?? false;
}

/** Orders issued in the period that the file tells, still to be settled, and of which it says nothing. */
function notFoundIn(
  orders: readonly OurOrder[],
  { from, until }: ExtractPeriod,
  isSpokenOf: (order: OurOrder) => boolean,
): readonly OrderNotFound[] {
  if (from === undefined || until === undefined) return [];
  return orders
    .filter(
      (order) =>
        order.remaining > 0 &&
        !order.rejected &&
        from <= order.issuedOn &&
        order.issuedOn <= until &&
        !isSpokenOf(order),
    )
    .map(({ id, remaining }) => ({ order: id, remaining }));
}

function add(claims: Map<OurOrder, Claim[]>, claim: Claim): void {
  const others = claims.get(claim.order);
  if (others === undefined) claims.set(claim.order, [claim]);
  else others.push(claim);
}
