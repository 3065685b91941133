import type { Actor, Holder, PossibleIntent } from '../../dossier/dossier-answers.ts';
import type { Act, Beneficiary, LeftToDo } from '../funding-answers.ts';

export interface Certificate {
  readonly certificate: string;
  readonly kind: string;
  readonly basis: string;
  readonly pieces: readonly string[];
  readonly certifiedBy: Holder;
  readonly certifiedOn: string;
  readonly liquidation?: string;
}

export interface Liquidation {
  readonly liquidation: string;
  readonly certificate: string;
  readonly kind: string;
  readonly amount: number;
  readonly computation: string;
  readonly settledBy: Holder;
  readonly settledOn: string;
  readonly order?: string;
}

interface Source {
  readonly extract: string;
  readonly line: string;
}

export interface Payment {
  readonly amount: number;
  readonly paidOn: string;
  readonly reference: string;
  readonly source?: Source;
}

export interface PaymentOrder {
  readonly order: string;
  readonly number: number;
  readonly bordereau: number;
  readonly exercice: number;
  readonly liquidation: string;
  readonly amount: number;
  readonly account: string;
  readonly issuedBy: Holder;
  readonly issuedOn: string;
  readonly rejection?: { readonly reason: string; readonly rejectedOn: string; readonly source?: Source };
  readonly payments: readonly Payment[];
}

export interface Recovery {
  readonly recovery: string;
  readonly exercice: number;
  readonly amount: number;
  readonly reason: string;
  readonly heardOn: string;
  readonly issuedOn: string;
  readonly issuedBy: Holder;
  readonly collections: readonly {
    readonly amount: number;
    readonly collectedOn: string;
    readonly reference: string;
    readonly source?: Source;
  }[];
  readonly writtenOff: number;
}

export interface CommitmentAmounts {
  readonly reserved: number;
  readonly committed: number;
  readonly released: number;
  readonly liquidated: number;
  readonly ordered: number;
  readonly paid: number;
  readonly recoveryOrdered: number;
  readonly recovered: number;
  readonly writtenOff: number;
}

/** One commitment, whole. */
export interface CommitmentSheet {
  readonly id: string;
  readonly revision: number;
  readonly status: string;
  readonly terms: {
    readonly dossier: string;
    readonly lineId: string;
    readonly title: string;
    readonly funder: string;
    readonly dispositif: string;
    readonly year: number;
    readonly envelope: string;
    readonly beneficiary: Beneficiary;
    readonly granted: number;
    readonly eligibleCost: number;
    readonly nature: string;
    readonly act: Act;
    readonly origin: string;
  };
  readonly amounts: CommitmentAmounts;
  readonly reservation?:
    | { readonly obtained: true; readonly amount: number; readonly rank: number }
    | { readonly obtained: false; readonly amount: number; readonly available: number };
  readonly notification?: { readonly notifiedOn: string; readonly conventionRequired: boolean };
  readonly convention?: { readonly reference: string; readonly signedOn: string };
  readonly accounting?: {
    readonly number: string;
    readonly amount: number;
    readonly exercice: number;
    readonly madeOn: string;
  };
  readonly legal?: {
    readonly act: Act;
    readonly ej: string;
    readonly exercice: number;
    readonly amount: number;
    readonly committedOn: string;
  };
  readonly legalNumbers: readonly {
    readonly ej: string;
    readonly exercice: number;
    readonly since: string;
  }[];
  readonly certificates: readonly Certificate[];
  readonly liquidations: readonly Liquidation[];
  readonly orders: readonly PaymentOrder[];
  readonly recoveries: readonly Recovery[];
  readonly report: {
    readonly dueOn?: string;
    readonly receivedOn?: string;
    readonly accepted?: { readonly actualCost: number; readonly acceptedOn: string };
  };
  readonly settledOn?: string;
  readonly left: LeftToDo;
  readonly balance?: {
    readonly entitlement: number;
    readonly amount: number;
    readonly toAskBack: number;
    readonly computation: string;
  };
  readonly requiredPieces: readonly string[];
  readonly possibleIntents: readonly PossibleIntent[];
}

export interface CommitmentFact {
  readonly revision: number;
  readonly type: string;
  readonly by: Actor;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly correlationId: string;
  readonly why?: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly status: string;
  readonly amounts: CommitmentAmounts;
}
