import { type Cents, cents, noMoney, sum } from '@jalon/kernel';
import type { ScheduledPayment } from './convention.events.ts';

/** The whole of a grant, in basis points. */
export const wholeGrantBp = 10_000;

/**
 * The amount of each payment of a schedule, in its order, in cents. A share is rounded down to the cent, in favour of
 * the public purse; the last payment takes what is left, so that the amounts make the grant to the cent.
 * @param granted in cents, as the grant stands.
 */
export function scheduledAmounts(schedule: readonly ScheduledPayment[], granted: Cents): readonly Cents[] {
  const shares = schedule.slice(0, -1).map(({ shareBp }) => shareOf(granted, shareBp));
  return schedule.length === 0 ? [] : [...shares, cents(granted - sum(shares))];
}

/**
 * What a schedule foresees in all of payments of a kind, in cents; zero when it foresees none. A liquidation asks it
 * for what may be paid before the balance.
 * @param granted in cents, as the grant stands.
 */
export function scheduledAmount(
  schedule: readonly ScheduledPayment[],
  kind: ScheduledPayment['kind'],
  granted: Cents,
): Cents {
  const amounts = scheduledAmounts(schedule, granted);
  return sum(schedule.map((payment, nth) => (payment.kind === kind ? (amounts[nth] ?? noMoney) : noMoney)));
}

/** A share of an amount, rounded down. Worked out on integers that no amount of the programme makes inexact. */
function shareOf(amount: Cents, shareBp: number): Cents {
  return cents(Number((BigInt(amount) * BigInt(shareBp)) / BigInt(wholeGrantBp)));
}
