import { type Cents, cents, noMoney, unreachable } from '@jalon/kernel';
import type { EnvelopeEvent } from './envelope.events.ts';

/** The authority to commit (AE) of an envelope, in cents. What was reduced or handed back is taken off already. */
export interface AuthorityFigures {
  readonly voted: Cents;
  /** From a parent (or handed back by a child), and what went the other way: it is no longer this envelope's. */
  readonly received: Cents;
  readonly delegated: Cents;
  readonly allocated: Cents;
  readonly reserved: Cents;
  readonly committed: Cents;
}

/** The payment credits (CP) of one exercice, in cents. */
export interface CreditFigures {
  readonly opened: Cents;
  readonly received: Cents;
  readonly delegated: Cents;
  readonly carriedIn: Cents;
  readonly carriedOut: Cents;
  readonly lapsed: Cents;
  /** Ordered, less the orders that the accountant rejected. */
  readonly consumed: Cents;
}

/** What an envelope holds and what was taken of it. `credits` by exercice (`2016`). */
export interface EnvelopeFigures {
  readonly authority: AuthorityFigures;
  readonly credits: Readonly<Record<string, CreditFigures>>;
}

export const noAuthority: AuthorityFigures = {
  voted: noMoney,
  received: noMoney,
  delegated: noMoney,
  allocated: noMoney,
  reserved: noMoney,
  committed: noMoney,
};

export const noCredits: CreditFigures = {
  opened: noMoney,
  received: noMoney,
  delegated: noMoney,
  carriedIn: noMoney,
  carriedOut: noMoney,
  lapsed: noMoney,
  consumed: noMoney,
};

export const noFigures: EnvelopeFigures = { authority: noAuthority, credits: {} };

/** The authority that is this envelope's own: voted here or received, and not delegated. */
export function authorityHeld({ voted, received, delegated }: AuthorityFigures): Cents {
  return cents(voted + received - delegated);
}

/** Held and not allocated: what may still be allocated, delegated or taken back. */
export function unallocated(authority: AuthorityFigures): Cents {
  return cents(authorityHeld(authority) - authority.allocated);
}

/** Allocated and neither reserved nor committed: what a granted line may still take (R4). */
export function availableAuthority({ allocated, reserved, committed }: AuthorityFigures): Cents {
  return cents(allocated - reserved - committed);
}

/** The payment credits of an exercice that are this envelope's own. */
export function creditsHeld({
  opened,
  received,
  delegated,
  carriedIn,
  carriedOut,
  lapsed,
}: CreditFigures): Cents {
  return cents(opened + received + carriedIn - delegated - carriedOut - lapsed);
}

/** Payment credits of an exercice that no order has taken yet (R4). */
export function unspentCredits(credits: CreditFigures): Cents {
  return cents(creditsHeld(credits) - credits.consumed);
}

export function creditsOf({ credits }: EnvelopeFigures, exercice: number): CreditFigures {
  return credits[exercice] ?? noCredits;
}

/** Committed and not ordered, through every exercice: what its commitments still need of payment credits. */
export function stillToOrder({ authority, credits }: EnvelopeFigures): Cents {
  const ordered = Object.values(credits).reduce((total, { consumed }) => total + consumed, 0);
  return cents(authority.committed - ordered);
}

/** The figures after a fact of the envelope. */
export function evolveFigures(figures: EnvelopeFigures, { type, data }: EnvelopeEvent): EnvelopeFigures {
  switch (type) {
    case 'EnvelopeOpened':
    case 'CreditReservationRefused':
      return figures;
    case 'AuthorityVoted':
      return moved(figures, { voted: data.amount });
    case 'AuthorityReduced':
      return moved(figures, { voted: -data.amount });
    case 'AuthorityAllocated':
      return moved(figures, { allocated: data.amount });
    case 'AuthorityDeallocated':
      return moved(figures, { allocated: -data.amount });
    case 'AuthorityDelegated':
      return moved(figures, { delegated: data.amount });
    case 'AuthorityReceived':
      return moved(figures, { received: data.amount });
    case 'CreditReserved':
      return moved(figures, { reserved: data.amount });
    case 'CreditReservationReleased':
      return moved(figures, { reserved: -data.amount });
    case 'AuthorityCommitted':
      return moved(figures, {
        committed: data.amount,
        reserved: data.fromReservation ? -data.amount : 0,
      });
    case 'AuthorityDecommitted':
      return moved(figures, { committed: -data.amount });
    case 'PaymentCreditsOpened':
      return paid(figures, data.exercice, { opened: data.amount });
    case 'PaymentCreditsReduced':
      return paid(figures, data.exercice, { opened: -data.amount });
    case 'PaymentCreditsDelegated':
      return paid(figures, data.exercice, { delegated: data.amount });
    case 'PaymentCreditsReceived':
      return paid(figures, data.exercice, { received: data.amount });
    case 'PaymentCreditsConsumed':
      return paid(figures, data.exercice, { consumed: data.amount });
    case 'PaymentCreditsRestored':
      return paid(figures, data.exercice, { consumed: -data.amount });
    case 'PaymentCreditsLapsed':
      return paid(figures, data.exercice, { lapsed: data.amount });
    case 'PaymentCreditsCarriedOver':
      return paid(paid(figures, data.from, { carriedOut: data.amount }), data.to, {
        carriedIn: data.amount,
      });
    default:
      return unreachable(type);
  }
}

type Changes<Figures> = { readonly [Name in keyof Figures]?: number };

function moved(figures: EnvelopeFigures, changes: Changes<AuthorityFigures>): EnvelopeFigures {
  return { ...figures, authority: added(figures.authority, changes) };
}

function paid(figures: EnvelopeFigures, exercice: number, changes: Changes<CreditFigures>): EnvelopeFigures {
  const credits = added(creditsOf(figures, exercice), changes);
  return { ...figures, credits: { ...figures.credits, [exercice]: credits } };
}

function added<Figures extends { readonly [Name in keyof Figures]: Cents }>(
  figures: Figures,
  changes: Changes<Figures>,
): Figures {
  const after: Figures = { ...figures };
  for (const name in changes)
    after[name] = cents(figures[name] + (changes[name] ?? 0)) as Figures[typeof name];
  return after;
}
