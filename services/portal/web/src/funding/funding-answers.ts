import type { Actor } from '../dossier/dossier-answers.ts';

/** What funding answers. Amounts in cents, days as `2016-03-31`, instants in UTC. */
export interface Act {
  readonly reference: string;
  readonly date: string;
}

export interface AuthorityFigures {
  readonly voted: number;
  readonly received: number;
  readonly delegated: number;
  readonly allocated: number;
  readonly reserved: number;
  readonly committed: number;
  readonly held: number;
  readonly unallocated: number;
  readonly available: number;
}

export interface CreditFigures {
  readonly exercice: number;
  readonly opened: number;
  readonly received: number;
  readonly delegated: number;
  readonly carriedIn: number;
  readonly carriedOut: number;
  readonly lapsed: number;
  readonly consumed: number;
  readonly held: number;
  readonly unspent: number;
}

export interface EnvelopeFigures {
  readonly authority: AuthorityFigures;
  readonly credits: readonly CreditFigures[];
}

export interface Envelope extends EnvelopeFigures {
  readonly envelope: string;
  readonly funder: string;
  readonly dispositif: string;
  readonly year: number;
  readonly label: string;
  readonly parent?: string;
  readonly act: Act;
  readonly children: readonly string[];
  readonly withChildren?: EnvelopeFigures;
}

export interface FigureChange {
  readonly figure: string;
  readonly exercice?: number;
  readonly change: number;
  readonly after: number;
}

export interface EnvelopeFact {
  readonly revision: number;
  readonly type: string;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly by: Actor;
  readonly data: Readonly<Record<string, unknown>>;
  readonly changes: readonly FigureChange[];
}

export interface ConsumptionPoint {
  readonly day: string;
  readonly held: number;
  readonly allocated: number;
  readonly reserved: number;
  readonly committed: number;
  readonly available: number;
  readonly ordered: number;
}

export interface Beneficiary {
  readonly id: string;
  readonly name: string;
  readonly siret?: string;
  readonly rna?: string;
}

export interface LeftToDo {
  readonly toLiquidate: number;
  readonly toOrder: number;
  readonly toPay: number;
  readonly toRecover: number;
}

/** A commitment as the ledger lists it. */
export interface CommitmentEntry {
  readonly commitment: string;
  readonly dossier: string;
  readonly lineId: string;
  readonly title: string;
  readonly beneficiary: Beneficiary;
  readonly funder: string;
  readonly dispositif: string;
  readonly year: number;
  readonly envelope: string;
  readonly status: string;
  readonly statusSince: string;
  readonly act: Act;
  readonly ejs: readonly string[];
  readonly granted: number;
  readonly committed: number;
  readonly liquidated: number;
  readonly ordered: number;
  readonly paid: number;
  readonly recovered: number;
  readonly left: LeftToDo;
  readonly amount: number;
  readonly reportDueOn?: string;
}

/** How many are behind a choice, and what they amount to. */
export interface SummedFacet {
  readonly value: string | number | boolean | null;
  readonly count: number;
  readonly granted?: number;
  readonly committed?: number;
  readonly ordered?: number;
  readonly paid?: number;
}

export interface FundingList<Item> {
  readonly items: readonly Item[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  readonly facets: Readonly<Record<string, readonly SummedFacet[]>>;
}

export interface WorkItem {
  readonly kind: string;
  readonly label: string;
  readonly who: 'finance' | 'certificateur' | 'comptable';
  readonly commitment: string;
  readonly dossier: string;
  readonly title: string;
  readonly beneficiary: { readonly id: string; readonly name: string };
  readonly funder: string;
  readonly dispositif: string;
  readonly concerns?: string;
  readonly amount: number;
  readonly since: string;
  readonly dueOn: string;
  readonly late: boolean;
  readonly blocked: readonly { readonly reason: string; readonly sentence: string }[];
  readonly notBy?: string;
}

export interface WorkCount {
  readonly kind: string;
  readonly label: string;
  readonly count: number;
  readonly amount: number;
  readonly late: number;
  readonly blocked: number;
}

export interface FinanceWork {
  readonly today: string;
  readonly counts: readonly WorkCount[];
  readonly items: readonly WorkItem[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
}
