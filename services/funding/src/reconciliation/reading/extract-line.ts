import type { Cents, Day } from '@jalon/kernel';

/** What the accountant says happened: an order taken in charge, paid, rejected; a recovery order collected. */
export const lineKinds = ['taken-in-charge', 'payment', 'rejection', 'recovery'] as const;
export type LineKind = (typeof lineKinds)[number];

/** What one line of an accountant's file says, once read; its amount in cents. */
export interface LineContent {
  readonly kind: LineKind;
  readonly exercice?: number | undefined;
  /** As the accountant numbers the commitment, in capitals and without leading zeros. */
  readonly ej?: string | undefined;
  /** Of the payment order, or of the recovery order. */
  readonly number?: number | undefined;
  readonly amount: Cents;
  readonly beneficiary?: string | undefined;
  /** As it stands in the file, digits only: it may be cut, or be no SIRET at all. */
  readonly siret?: string | undefined;
  readonly day: Day;
  readonly reference: string;
  /** Why it was rejected. */
  readonly reason?: string | undefined;
}

/** A line in its file. The same content gives the same key in any file; a true double has the next occurrence. */
export interface ExtractLine extends LineContent {
  readonly key: string;
  /** Where it stands in its file, from 1, the headers' line included. */
  readonly line: number;
  /** 1 for the first line of its content in its file. */
  readonly occurrence: number;
}

/** Why a row is no line: nothing of it is lost, it is told. */
export interface RowFault {
  readonly line: number;
  readonly column: string;
  readonly value: string;
  /** In French. */
  readonly sentence: string;
}
