import type { Cents, Day, Instant } from '@jalon/kernel';
import type { OfficeHolder } from '@jalon/contracts';
import type { PorteurIdentity, RequestedLine } from './dossier.events.ts';
import type { DossierStatus } from './dossier.state.ts';
import type { LineMoney } from './funding/line-money.state.ts';

/** One line of one dossier in the register. Cents. */
export interface RegisterLine extends RequestedLine {
  readonly proposed?: Cents;
  readonly programmed?: Cents;
  readonly granted?: Cents;
  readonly outcome?: 'granted' | 'refused' | 'lapsed' | 'cancelled';
  readonly act?: { readonly reference: string; readonly date: Day };
  /** What funding said became of the grant. */
  readonly money?: LineMoney;
}

/** One dossier in the register: what lists, filters and figures need. Amounts in cents. */
export interface DossierEntry {
  readonly reference: string;
  readonly campaign: string;
  readonly status: DossierStatus;
  readonly title: string;
  readonly porteur: PorteurIdentity;
  readonly theme?: string | undefined;
  readonly nomenclature?: string | undefined;
  readonly territories: readonly string[];
  readonly instructor?: OfficeHolder;
  readonly committee?: string;
  readonly session?: string | undefined;
  readonly opinion?: string;
  readonly lines: readonly RegisterLine[];
  readonly funders: readonly string[];
  /** Expenses of the action, voluntary contributions aside. */
  readonly cost: Cents;
  readonly requested: Cents;
  readonly programmed: Cents;
  readonly granted: Cents;
  /** What is at stake now: granted once a line is decided, else programmed, else requested. */
  readonly amount: Cents;
  readonly submittedOn?: Day;
  readonly endsOn?: Day | undefined;
  /** R14: the day after which silence is a refusal; undefined while it does not run. */
  readonly silenceEndsOn?: Day | undefined;
  readonly complementsDueOn?: Day | undefined;
  readonly reportDueOn?: Day | undefined;
  /** The nearest of the days above. */
  readonly dueOn?: Day | undefined;
  readonly resembles: readonly string[];
  readonly updatedAt: Instant;
  /** The last event's, for `If-Match`. */
  readonly revision: number;
}

/** What a fact changes of an entry. */
export type EntryChanges = { -readonly [Field in keyof DossierEntry]?: DossierEntry[Field] };
