import type { Cents, Day } from '@jalon/kernel';
import type { Beneficiary, CommitmentEvent } from '../commitment/commitment.events.ts';

type Opened = Extract<CommitmentEvent, { readonly type: 'CommitmentOpened' }>['data'];

/** A number that the accountant gave the grant (EJ), for one exercice: a dated alias of the commitment. */
export interface LegalNumber {
  readonly ej: string;
  readonly exercice: number;
  readonly since: Day;
}

/** What one exercice saw of a grant, in cents. What was undone (rejected, withdrawn) is taken off where it was counted. */
export interface GrantFigures {
  /** Committed, adjustments included, releases not. */
  readonly committed: number;
  readonly released: number;
  readonly liquidated: number;
  readonly ordered: number;
  readonly paid: number;
  /** Money that came back. */
  readonly recovered: number;
}

export interface GrantExercice extends GrantFigures {
  readonly exercice: number;
}

/** Where a liquidation, an order, a recovery is counted. */
export interface CountedIn {
  readonly exercice: number;
  readonly amount: Cents;
}

/** One grant through all its years: what was decided, its numbers, and what each exercice saw of it. */
export interface GrantDocument {
  readonly commitment: string;
  readonly dossier: string;
  readonly lineId: string;
  readonly title: string;
  readonly funder: string;
  readonly dispositif: string;
  /** The year of the grant. */
  readonly year: number;
  readonly nature: Opened['nature'];
  readonly origin: Opened['origin'];
  readonly beneficiary: Beneficiary;
  readonly act: Opened['act'];
  /** As it stands: increases and reductions by an act counted, zero once cancelled. */
  readonly granted: Cents;
  readonly cancelled: boolean;
  /** Committed since it was opened last: before, what goes back was only reserved. */
  readonly committed: boolean;
  /** Signed and heard of. */
  readonly convention?: { readonly reference: string; readonly signedOn: Day };
  readonly legalNumbers: readonly LegalNumber[];
  /** In their order; only those in which something happened. */
  readonly exercices: readonly GrantExercice[];
  readonly totals: GrantFigures;
  /** By their ids, to take off what is undone where it was counted. */
  readonly liquidations: Readonly<Record<string, CountedIn>>;
  readonly orders: Readonly<Record<string, CountedIn>>;
  readonly recoveries: Readonly<Record<string, CountedIn>>;
}

export const noFigures: GrantFigures = {
  committed: 0,
  released: 0,
  liquidated: 0,
  ordered: 0,
  paid: 0,
  recovered: 0,
};

/** Figures by exercice, and all of them together. */
export interface CountedGrant {
  readonly exercices: readonly GrantExercice[];
  readonly totals: GrantFigures;
}

/** The same once one figure of an exercice has changed by so many cents; the totals follow. */
export function counted<Counted extends CountedGrant>(
  grant: Counted,
  exercice: number,
  figure: keyof GrantFigures,
  change: number,
): Counted {
  const before = grant.exercices.find((one) => one.exercice === exercice) ?? { exercice, ...noFigures };
  const after = { ...before, [figure]: before[figure] + change };
  const exercices = [...grant.exercices.filter((one) => one.exercice !== exercice), after].sort(
    (one, other) => one.exercice - other.exercice,
  );
  return { ...grant, exercices, totals: { ...grant.totals, [figure]: grant.totals[figure] + change } };
}
