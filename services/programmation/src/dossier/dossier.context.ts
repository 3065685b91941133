import type { Cents, Day, Instant } from '@jalon/kernel';
import type { DecisionContext } from '../context.ts';
import type { PorteurIdentity } from './dossier.events.ts';

/** What a dossier must know of its campaign. */
export interface CampaignTerms {
  readonly campaign: string;
  readonly year: number;
  /** Whether the call is open at all; the hour is checked against the two instants (UTC). */
  readonly open: boolean;
  readonly opensAt: Instant;
  readonly closesAt: Instant;
  readonly nomenclature: string;
  readonly themes: readonly string[];
  readonly territories: readonly string[];
  readonly funders: readonly { readonly funder: string; readonly dispositif: string }[];
}

/** What a dossier must know of its porteur today. */
export interface PorteurTerms {
  readonly identity: PorteurIdentity;
  readonly active: boolean;
}

/** One grant to the porteur, wherever it was decided (another dossier included). Cents. */
export interface OtherGrant {
  readonly dossier: string;
  readonly lineId: string;
  readonly funder: string;
  readonly year: number;
  readonly amount: Cents;
}

/** What is known of the porteur's other dossiers. */
export interface PorteurRecord {
  readonly grants: readonly OtherGrant[];
  readonly overdueReports: readonly { readonly dossier: string; readonly dueOn: Day }[];
  readonly titles: readonly { readonly dossier: string; readonly campaign: string; readonly title: string }[];
}

/** What a dossier's decider is told of the world. The optional parts are brought for the intents that look at them. */
export interface DossierContext extends DecisionContext {
  readonly reference: string;
  /** For `open-draft`, `submit` and `provide-complements`; undefined when there is no such campaign. */
  readonly campaign?: CampaignTerms | undefined;
  /** For `open-draft` and `submit`; undefined when there is no such porteur. */
  readonly porteur?: PorteurTerms | undefined;
  /** For `submit`, `grant-line`, `notify-decision`. */
  readonly record?: PorteurRecord | undefined;
  /** For `grant-line` and `refuse-line`: the dossier that already holds the act's reference. */
  readonly actHeldBy?: string | undefined;
}
