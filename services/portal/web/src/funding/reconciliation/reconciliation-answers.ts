import type { SummedFacet } from '../funding-answers.ts';

/** An accountant's file as the list shows it. */
export interface Extract {
  readonly extract: string;
  readonly source: string;
  readonly file: string;
  readonly bytes: number;
  readonly period?: { readonly from: string; readonly until: string };
  readonly corrects?: string;
  readonly lines: number;
  readonly faults: {
    readonly rows: number;
    readonly first: readonly RowFault[];
  };
  readonly receivedBy: { readonly name: string };
  readonly receivedOn: string;
  readonly status: 'received' | 'compared' | 'superseded';
  readonly compared?: {
    readonly states: Readonly<Record<string, number>>;
    readonly exact: number;
    readonly recognised: number;
    readonly notFound: number;
  };
  readonly supersededBy?: string;
}

export interface RowFault {
  readonly line: number;
  readonly column: string;
  readonly value: string;
  readonly sentence: string;
}

/** One file, its lines counted. */
export interface ExtractSheet extends Extract {
  readonly bench: {
    readonly total: number;
    readonly facets: Readonly<Record<string, readonly SummedFacet[]>>;
  };
}

export interface OurOrder {
  readonly id: string;
  readonly commitment: string;
  readonly kind: string;
  readonly order: string;
  readonly amount: number;
  readonly remaining: number;
  readonly issuedOn: string;
  readonly rejected: boolean;
  readonly beneficiary: { readonly name: string; readonly siret?: string };
  readonly legalNumbers: readonly { readonly ej: string; readonly exercice: number }[];
}

/** A row of the bench: theirs, ours, why. `unknown-there`: an order of ours that the file does not speak of. */
export interface BenchLine {
  readonly id: string;
  /** The files that have it, the first that read it first. */
  readonly extracts: readonly string[];
  readonly state: string;
  readonly decision: 'undecided' | 'accepted' | 'rejected';
  readonly line?: number;
  readonly kind?: string;
  readonly exercice?: number;
  readonly ej?: string;
  readonly number?: number;
  readonly amount: number;
  readonly beneficiary?: string;
  readonly siret?: string;
  readonly day?: string;
  readonly reference?: string;
  readonly reason?: string;
  readonly score: number;
  readonly exact: boolean;
  readonly assigned?: boolean;
  readonly order?: string;
  readonly findings?: readonly string[];
  readonly reasons?: readonly string[];
  readonly difference?: number;
  readonly candidates?: readonly { readonly order: string; readonly score: number }[];
  readonly decidedBy?: string;
  readonly decidedAt?: string;
  readonly why?: string;
  readonly ours?: OurOrder;
}

export interface ImportStep {
  readonly progress?: {
    readonly stage: 'reading' | 'writing' | 'comparing';
    readonly rows: number;
    readonly of?: number;
  };
  readonly quarantined?: RowFault;
}

export interface ImportReport {
  readonly extract: string;
  readonly known: boolean;
}

/** What became of one line that was accepted with others. */
export interface LineOutcome {
  readonly line: string;
  readonly done: boolean;
  readonly problem?: { readonly detail: string; readonly rule?: string };
}
