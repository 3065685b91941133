import type { Cents, Day } from '@jalon/kernel';

/** Money that was recorded on an order: by a line of an extract, or by a person. */
export interface Settlement {
  readonly reference: string;
  readonly amount: Cents;
  /** The key of the line that it was read from. */
  readonly line?: string | undefined;
}

/** A payment order or a recovery order of ours, as lines are compared with it. Amounts in cents. */
export interface OurOrder {
  /** `<commitment>/<order>` */
  readonly id: string;
  readonly kind: 'payment-order' | 'recovery-order';
  readonly commitment: string;
  readonly order: string;
  readonly number: number;
  readonly exercice: number;
  readonly amount: Cents;
  /** Still to be paid, or to be recovered. */
  readonly remaining: Cents;
  readonly issuedOn: Day;
  readonly rejected: boolean;
  /** Every number that the accountant gave to the commitment, each with its exercice. */
  readonly legalNumbers: readonly { readonly ej: string; readonly exercice: number }[];
  readonly beneficiary: {
    readonly id: string;
    readonly name: string;
    readonly siret?: string | undefined;
  };
  readonly settlements: readonly Settlement[];
}
