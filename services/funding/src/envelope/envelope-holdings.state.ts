import { type Cents, cents, noMoney } from '@jalon/kernel';
import type { EnvelopeEvent } from './envelope.events.ts';

/** What one commitment holds of an envelope, in cents. */
export interface Holding {
  readonly reserved: Cents;
  readonly committed: Cents;
  /** Ordered, through every exercice. */
  readonly consumed: Cents;
  /** Its payment orders that stand, each with the exercice whose credits it took. */
  readonly orders: ReadonlyMap<string, { readonly exercice: number; readonly amount: Cents }>;
}

type Bucket = ReadonlyMap<string, Holding>;

/**
 * What each commitment holds. Spread over buckets: a state is never changed, and an envelope of thousands of
 * commitments would otherwise copy them all at each fact.
 */
export type Holdings = readonly (Bucket | undefined)[];

const bucketCount = 128;

export const noHoldings: Holdings = [];

const nothingHeld: Holding = {
  reserved: noMoney,
  committed: noMoney,
  consumed: noMoney,
  orders: new Map(),
};

export function holdingOf(holdings: Holdings, commitment: string): Holding {
  return holdings[bucketOf(commitment)]?.get(commitment) ?? nothingHeld;
}

/** What commitments hold after a fact of the envelope. */
export function evolveHoldings(holdings: Holdings, { type, data }: EnvelopeEvent): Holdings {
  switch (type) {
    case 'CreditReserved':
      return changed(holdings, data.commitment, { reserved: data.amount });
    case 'CreditReservationReleased':
      return changed(holdings, data.commitment, { reserved: -data.amount });
    case 'AuthorityCommitted':
      return changed(holdings, data.commitment, {
        committed: data.amount,
        reserved: data.fromReservation ? -data.amount : 0,
      });
    case 'AuthorityDecommitted':
      return changed(holdings, data.commitment, { committed: -data.amount });
    case 'PaymentCreditsConsumed': {
      const { commitment, order, exercice, amount } = data;
      const orders = new Map(holdingOf(holdings, commitment).orders).set(order, { exercice, amount });
      return changed(holdings, commitment, { consumed: amount }, orders);
    }
    case 'PaymentCreditsRestored': {
      const { commitment, order, amount } = data;
      const orders = new Map(holdingOf(holdings, commitment).orders);
      orders.delete(order);
      return changed(holdings, commitment, { consumed: -amount }, orders);
    }
    default:
      return holdings;
  }
}

function changed(
  holdings: Holdings,
  commitment: string,
  by: { readonly reserved?: number; readonly committed?: number; readonly consumed?: number },
  orders = holdingOf(holdings, commitment).orders,
): Holdings {
  const before = holdingOf(holdings, commitment);
  const after: Holding = {
    reserved: cents(before.reserved + (by.reserved ?? 0)),
    committed: cents(before.committed + (by.committed ?? 0)),
    consumed: cents(before.consumed + (by.consumed ?? 0)),
    orders,
  };
  const place = bucketOf(commitment);
  const all =
    holdings.length === 0 ? new Array<Bucket | undefined>(bucketCount).fill(undefined) : [...holdings];
  all[place] = new Map(all[place]).set(commitment, after);
  return all;
}

function bucketOf(commitment: string): number {
  let hash = 0;
  for (let nth = 0; nth < commitment.length; nth++) hash = (hash * 31 + commitment.charCodeAt(nth)) | 0;
  return (hash >>> 0) % bucketCount;
}
