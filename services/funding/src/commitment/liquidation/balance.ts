import { type Cents, cents, formatEuros } from '@jalon/kernel';
import { netCommitted } from '../commitment-amounts.state.ts';
import type { OpenCommitment } from '../commitment.state.ts';

/** What the beneficiary has a right to once the actual cost is known, and what is left of it. Cents. */
export interface Balance {
  /** min(granted, rate × actual cost), rounded down to the cent in favour of the public purse. */
  readonly entitlement: Cents;
  /** Negative when more was liquidated. */
  readonly amount: number;
  /** Of what was liquidated in excess, what no recovery order asks back yet. */
  readonly toAskBack: Cents;
  /** How it was found, in words and figures that an auditor can redo. */
  readonly computation: string;
}

/**
 * The balance of a grant: the lesser of what is committed and of the rate applied to the actual cost, less what was
 * liquidated. The rate is granted / eligible cost, as decided; it never exceeds the whole. An action decided without a
 * cost has no rate: what is committed is due. @returns undefined until the financial report is accepted.
 */
export function balanceOf({ terms, amounts, report }: OpenCommitment): Balance | undefined {
  if (report.accepted === undefined) return undefined;
  const { actualCost } = report.accepted;
  const { granted, eligibleCost } = terms;
  const committed = netCommitted(amounts);
  const byRate = eligibleCost === 0 ? committed : atRate(actualCost, granted, eligibleCost);
  const entitlement = cents(Math.min(committed, byRate));
  const amount = entitlement - amounts.liquidated;
  const rate =
    eligibleCost === 0
      ? 'sans taux'
      : `${formatEuros(granted)} / ${formatEuros(eligibleCost)} × ${formatEuros(actualCost)} = ${formatEuros(byRate)}`;
  const computation = `min(${formatEuros(committed)} ; ${rate}) − ${formatEuros(amounts.liquidated)} liquidés = ${formatEuros(cents(amount))}`;
  const toAskBack = cents(Math.max(0, -amount - amounts.recoveryOrdered));
  return { entitlement, amount, toAskBack, computation };
}

/** `cost × granted / eligible`, exact on integers, rounded down, never above the cost. */
function atRate(cost: Cents, granted: Cents, eligible: Cents): Cents {
  const product = (BigInt(cost) * BigInt(granted)) / BigInt(eligible);
  return cents(Math.min(cost, Number(product)));
}
