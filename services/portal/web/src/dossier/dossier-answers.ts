/** What the programmation answers of dossiers. Amounts in cents, days as `2016-03-31`, instants in UTC. */
export interface List<Item> {
  readonly items: readonly Item[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  readonly facets: Readonly<
    Record<string, readonly { readonly value: string | null; readonly count: number }[]>
  >;
}

export interface Holder {
  readonly id: string;
  readonly name: string;
}

export interface Porteur {
  readonly id: string;
  readonly name: string;
  readonly siret?: string;
  readonly rna?: string;
  readonly legalForm?: string;
}

export interface LineMoney {
  readonly reserved: number;
  readonly committed: number;
  readonly ordered: number;
  readonly paid: number;
  readonly released: number;
  readonly toRecover: number;
  readonly recovered: number;
  readonly ej?: string;
  readonly refused?: unknown;
}

export interface DossierEntry {
  readonly reference: string;
  readonly campaign: string;
  readonly status: string;
  readonly title: string;
  readonly porteur: Porteur;
  readonly theme?: string;
  readonly nomenclature?: string;
  readonly territories: readonly string[];
  readonly instructor?: Holder;
  readonly funders: readonly string[];
  readonly cost: number;
  readonly requested: number;
  readonly programmed: number;
  readonly granted: number;
  readonly amount: number;
  readonly submittedOn?: string;
  readonly dueOn?: string;
  readonly updatedAt: string;
  readonly revision: number;
}

export interface FundingLine {
  readonly lineId: string;
  readonly funder: string;
  readonly dispositif: string;
  readonly year: number;
  readonly requested: number;
  readonly proposed?: number;
  readonly programmed?: number;
  readonly outcome?: {
    readonly kind: string;
    readonly amount?: number;
    readonly act?: { readonly reference: string; readonly date: string };
  };
  readonly money?: LineMoney;
}

interface BudgetItem {
  readonly label: string;
  readonly amount: number;
}

export interface Contents {
  readonly title: string;
  readonly summary?: string;
  readonly theme?: { readonly code: string; readonly nomenclature: string };
  readonly territories?: readonly string[];
  readonly startsOn?: string;
  readonly endsOn?: string;
  readonly budget?: { readonly expenses: readonly BudgetItem[]; readonly resources: readonly BudgetItem[] };
  readonly lines?: readonly FundingLine[];
}

export interface Actor {
  readonly id: string;
  readonly role: string;
  readonly organisation?: string;
}

export interface SheetFact {
  readonly type: string;
  readonly revision: number;
  readonly occurredAt: string;
  readonly by: Actor;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface PossibleIntent {
  readonly intent: string;
  readonly summary: string;
  readonly possible: boolean;
  readonly code?: string;
  readonly rule?: string;
  readonly sentence?: string;
}

export interface DossierSheet {
  readonly reference: string;
  readonly state: {
    readonly status: string;
    readonly campaign?: string;
    /** Before the deposit. */
    readonly identity?: { readonly campaign: string; readonly porteur: Porteur };
    readonly contents?: Contents;
    /** From the deposit on. */
    readonly file?: {
      readonly campaign: string;
      readonly porteur: Porteur;
      readonly contents: Contents;
      readonly lines: readonly FundingLine[];
      readonly instructor?: Holder;
      readonly silence?: {
        readonly receivedOn: string;
        readonly endsOn: string;
        readonly suspendedDays: number;
      };
    };
  };
  readonly chapters: Readonly<Record<string, readonly SheetFact[]>>;
  readonly openedAt: string;
  readonly updatedAt: string;
  readonly revision: number;
  readonly possibleIntents: readonly PossibleIntent[];
}

export interface FieldChange {
  readonly field: string;
  readonly from?: unknown;
  readonly to?: unknown;
}

export interface HistoryEntry extends SheetFact {
  readonly recordedAt: string;
  readonly correlationId: string;
  readonly causationId: string;
  readonly why?: string;
  readonly changes: readonly FieldChange[];
}
