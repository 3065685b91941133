import type { OfficeHolder } from '@jalon/contracts';
import type { Cents, Day } from '@jalon/kernel';
import type { CommitmentEvent, CommitmentEventType } from './commitment.events.ts';

/** What a fact of a commitment carries. */
export type CommitmentFact<Type extends CommitmentEventType> = Extract<
  CommitmentEvent,
  { readonly type: Type }
>['data'];

/** The status of a commitment, derived from its amounts (domain.md §5.6). */
export const commitmentStatuses = [
  'absent',
  /** A grant of the past, imported as its source states it: nothing is asked of it. */
  'imported',
  /** The envelope had too little authority. */
  'denied',
  'reserved',
  /** Engagé comptablement, then juridiquement. */
  'accounting',
  'legal',
  'partly-liquidated',
  'liquidated',
  'ordered',
  'paid',
  'settled',
  /** Given up whole, nothing paid: by a release, by lapse, before any legal commitment. */
  'released',
  'lapsed',
  'cancelled',
  /** The accountant rejected an order, which is to be issued again. */
  'rejected',
  'in-recovery',
  'recovered',
  'written-off',
] as const;

export type CommitmentStatus = (typeof commitmentStatuses)[number];

/** What a commitment amounts to, in cents. Each is a sum over its whole life; none is ever negative. */
export interface CommitmentAmounts {
  /** Held of the envelope's authority and not yet committed. */
  readonly reserved: Cents;
  /** Committed, increases and reductions counted, releases not. */
  readonly committed: Cents;
  readonly released: Cents;
  readonly liquidated: Cents;
  /** Less the orders that the accountant rejected. */
  readonly ordered: Cents;
  readonly paid: Cents;
  /** Of what was paid: asked back, come back, given up. */
  readonly recoveryOrdered: Cents;
  readonly recovered: Cents;
  readonly writtenOff: Cents;
}

/** Where the accountant said it; a person's own entry has none. */
export type AccountingSource = NonNullable<CommitmentFact<'PaymentRecorded'>['source']>;

/** A certified service; used up by the liquidation that it supports. */
export interface Certificate extends CommitmentFact<'ServiceCertified'> {
  readonly liquidation?: string;
}

/** A debt of an exact amount; `order` is the payment order that stands for it, if any. */
export interface Liquidation extends CommitmentFact<'LiquidationSettled'> {
  readonly order?: string;
}

export type Payment = Omit<CommitmentFact<'PaymentRecorded'>, 'order'>;

/** A payment order (mandat). */
export interface PaymentOrder extends CommitmentFact<'PaymentOrderIssued'> {
  readonly rejection?: Omit<CommitmentFact<'PaymentOrderRejected'>, 'order'>;
  readonly payments: readonly Payment[];
}

/** Money that came back on a recovery order. */
export type Collection = Omit<CommitmentFact<'RecoveryCollected'>, 'recovery'>;

/** A recovery order (titre de recettes). */
export interface Recovery extends CommitmentFact<'RecoveryOrderIssued'> {
  readonly collections: readonly Collection[];
  readonly writtenOff: Cents;
}

/** A number given by the accountant (EJ), for one exercice. */
export type LegalNumber = CommitmentFact<'LegalNumberChanged'>;

/** R10: the financial report of the action. */
export interface FinancialReport {
  readonly dueOn?: Day;
  readonly reminders: readonly string[];
  readonly receivedOn?: Day;
  readonly accepted?: CommitmentFact<'FinancialReportAccepted'>;
}

/** Everything known of a commitment that was opened. */
export interface CommitmentLife {
  readonly terms: CommitmentFact<'CommitmentOpened'>;
  readonly amounts: CommitmentAmounts;
  /** How the last reservation ended. */
  readonly reservation?:
    | ({ readonly obtained: true } & CommitmentFact<'ReservationObtained'>)
    | ({ readonly obtained: false } & CommitmentFact<'ReservationDenied'>);
  readonly notification?: CommitmentFact<'GrantNotified'>;
  readonly convention?: CommitmentFact<'ConventionInForce'>;
  readonly accounting?: CommitmentFact<'AccountingCommitmentMade'>;
  readonly legal?: CommitmentFact<'LegalCommitmentMade'>;
  readonly legalNumbers: readonly LegalNumber[];
  /** References of the acts that increased or reduced it. */
  readonly adjustments: readonly string[];
  /** How many certificates the stream has seen: the next one's id follows. */
  readonly certificatesGiven: number;
  readonly certificates: readonly Certificate[];
  readonly liquidations: readonly Liquidation[];
  readonly orders: readonly PaymentOrder[];
  readonly recoveries: readonly Recovery[];
  readonly report: FinancialReport;
  /** The exercices to which an unpaid expense was attached at year end. */
  readonly attachedTo: readonly number[];
  /** How it was given up, when it was. */
  readonly exit?: 'released' | 'lapsed' | 'cancelled';
  /** When paid + released = committed. */
  readonly settledOn?: Day;
}

export type OpenCommitment = CommitmentLife & { readonly status: Exclude<CommitmentStatus, 'absent'> };

/** The commitment of one funding line, for its whole life. */
export type Commitment = { readonly status: 'absent' } | OpenCommitment;

export const noCommitment: Commitment = { status: 'absent' };

/** A person as the facts name them. */
export function holderOf({ id, name }: OfficeHolder): OfficeHolder {
  return { id, name };
}
