import { type Cents, type Day, cents } from '@jalon/kernel';
import { type Commitment, type CommitmentIntent, balanceOf, requiredPieces } from '@jalon/funding';
import type { LineAct } from './funding-act.ts';

/** What an officer needs to know beside the commitment: the day, and the numbers that only they can give. */
export interface OfficersDay {
  readonly today: Day;
  /** The exercice of the day. */
  readonly exercice: number;
  /** Until when an order on a service of the year before is still issued on that year. */
  readonly complementaryUntil: Day;
  /** The share of the grant that the convention in force pays in advance, in basis points; undefined without one. */
  readonly advanceBp: number | undefined;
  readonly nextAccountingNumber: () => string;
  /** The number that the accountant gives (EJ, ten digits as Chorus does). */
  readonly nextEj: () => string;
}

type Open = Exclude<Commitment, { readonly status: 'absent' }>;

/**
 * What an officer asks when they come to a line: nothing when there is nothing to do. What is due is read off the
 * commitment as it stands, as a person would from their screen.
 */
export function intentsFor(
  asked: LineAct['asked'],
  state: Commitment,
  day: OfficersDay,
): readonly CommitmentIntent[] {
  if (state.status === 'absent') return [];
  if (typeof asked === 'object') return certifying(asked.certify, state);
  switch (asked) {
    case 'retry-if-denied':
      return state.status === 'denied' ? [{ intent: 'retry-reservation' }] : [];
    case 'commit-accounting':
      return state.status === 'reserved'
        ? [{ intent: 'commit-accounting', number: day.nextAccountingNumber(), exercice: day.exercice }]
        : [];
    case 'commit-legal':
      return committing(state, day);
    case 'settle':
      return settling(state, day);
    case 'order':
      return ordering(state, day);
    case 'square-accounts':
      return squaring(state, day);
  }
}

function committing(state: Open, { today, exercice, nextEj }: OfficersDay): readonly CommitmentIntent[] {
  const { status, notification, convention, terms } = state;
  const ready = notification?.conventionRequired !== true || convention !== undefined;
  if (status !== 'accounting' || notification === undefined || !ready) return [];
  const act =
    convention === undefined ? terms.act : { reference: convention.reference, date: convention.signedOn };
  return act.date > today ? [] : [{ intent: 'commit-legally', act, ej: nextEj(), exercice }];
}

const bases = {
  advance: { basis: 'Décision d’attribution notifiée.', pieces: [] },
  instalment: {
    basis: 'Travaux réalisés pour partie.',
    pieces: ['État récapitulatif des dépenses acquittées'],
  },
  balance: {
    basis: 'Compte rendu financier validé ; l’action est réalisée.',
    pieces: ['Compte rendu financier'],
  },
} as const;

function certifying(kind: keyof typeof bases, state: Open): readonly CommitmentIntent[] {
  const { legal, certificates } = state;
  if (legal === undefined || left(state) === 0) return [];
  const isTime = {
    advance: certificates.length === 0,
    instalment: certificates.length === 1,
    balance: certificates.length > 0 && (balanceOf(state)?.amount ?? 0) > 0,
  }[kind];
  const { basis, pieces } = bases[kind];
  return isTime ? [{ intent: 'certify-service', kind, basis, pieces: [...pieces] }] : [];
}

/** The amount of an advance is a share of the grant; that of a balance is worked out by the rule. */
function settling(state: Open, { advanceBp }: OfficersDay): readonly CommitmentIntent[] {
  const certificate = state.certificates.find(({ liquidation }) => liquidation === undefined);
  if (certificate === undefined) return [];
  const settle = { intent: 'settle-liquidation', certificate: certificate.certificate } as const;
  switch (certificate.kind) {
    case 'advance':
      return [{ ...settle, amount: part(granted(state), advanceBp ?? advanceWithoutConvention(state)) }];
    case 'instalment':
      return [{ ...settle, amount: part(granted(state), 7_500) }];
    case 'balance':
      return [settle];
  }
}

/** A small grant is paid in one go, a large one by 70 % and a balance, an investment of the State by 5 % first (R17). */
function advanceWithoutConvention(state: Open): number {
  const { funder, nature } = state.terms;
  if (funder === 'etat' && nature === 'investment') return 500;
  return granted(state) > 23_000_00 ? 7_000 : 10_000;
}

function ordering(state: Open, { nextEj, today, ...day }: OfficersDay): readonly CommitmentIntent[] {
  const waiting = state.liquidations.filter(({ order }) => order === undefined);
  if (waiting.length === 0) return [];
  const exercice = exerciceOf(waiting, state, { today, ...day });
  const renumbered: readonly CommitmentIntent[] = state.legalNumbers.some((one) => one.exercice === exercice)
    ? []
    : [{ intent: 'change-ej', ej: nextEj(), exercice, since: today }];
  return [
    ...renumbered,
    ...waiting.map(({ liquidation }): CommitmentIntent => ({
      intent: 'issue-payment-order',
      liquidation,
      exercice,
      pieces: [...requiredPieces(state)],
    })),
  ];
}

/** A service certified in December is ordered on its own year for some days of January. */
function exerciceOf(
  waiting: Open['liquidations'],
  { certificates }: Open,
  { today, exercice, complementaryUntil }: Pick<OfficersDay, 'today' | 'exercice' | 'complementaryUntil'>,
): number {
  const ofLastYear = waiting.every(({ certificate: id }) =>
    certificates.some(
      ({ certificate, certifiedOn }) => certificate === id && certifiedOn < `${String(exercice)}-01-01`,
    ),
  );
  return ofLastYear && today.slice(4) <= complementaryUntil.slice(4) ? exercice - 1 : exercice;
}

/** What the actual cost gives no right to goes back: unpaid, it is released; paid, it is asked back. */
function squaring(state: Open, { today, exercice }: OfficersDay): readonly CommitmentIntent[] {
  const balance = balanceOf(state);
  if (balance === undefined || state.recoveries.length > 0) return [];
  const excess = cents(Math.max(0, -balance.amount));
  const released: readonly CommitmentIntent[] =
    left(state) > 0 && balance.amount <= 0
      ? [{ intent: 'release', reason: 'L’action a coûté moins que prévu.' }]
      : [];
  if (excess === 0 || state.amounts.paid < excess) return released;
  return [
    ...released,
    {
      intent: 'issue-recovery-order',
      amount: excess,
      reason: `Trop-versé au vu du compte rendu financier. ${balance.computation}`,
      heardOn: today,
      exercice,
    },
  ];
}

/** What is committed, what was released taken off. */
function granted({ amounts }: Open): Cents {
  return cents(amounts.committed - amounts.released);
}

/** Committed and not yet owed. */
function left({ amounts }: Open): number {
  return amounts.committed - amounts.released - amounts.liquidated;
}

/** A share in basis points, rounded down in favour of the public purse. */
function part(amount: Cents, shareBp: number): Cents {
  return cents(Number((BigInt(amount) * BigInt(shareBp)) / 10_000n));
}
