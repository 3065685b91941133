import type { Day } from '@jalon/kernel';
import type { DecisionContext } from '../context.ts';
import type { ScheduledPayment } from '../convention/convention.events.ts';
import type { ReservationOutcome } from '../envelope/consumption/consumption.decider.ts';
import type { ExerciceStatus } from '../exercice/exercice.state.ts';

/** The account to which the beneficiary is paid today. */
export type PayableAccount =
  | { readonly standing: 'none' }
  /** Proposed (a first one, or a changed one), and no second person has confirmed it. */
  | { readonly standing: 'unconfirmed'; readonly proposedBy: string }
  /** `ending`: its last four characters. */
  | { readonly standing: 'confirmed'; readonly ending: string };

/** A report that the same body owes on another dossier. */
export interface OverdueReport {
  readonly dossier: string;
  readonly dueOn: Day;
}

/** What a commitment's decider is told of the world. The optional parts are brought for the intents that look at them. */
export interface CommitmentContext extends DecisionContext {
  /** `<dossier>.<line>` */
  readonly commitment: string;
  /** For `open` and `retry-reservation`: how the envelope answers, in the same append. */
  readonly reservation?: ReservationOutcome | undefined;
  /** Of the exercice that the intent names. */
  readonly exerciceStatus?: ExerciceStatus | undefined;
  /** For `issue-payment-order`: the number and the bordereau that the exercice gives. */
  readonly paymentNumber?: { readonly number: number; readonly bordereau: number } | undefined;
  /** For `issue-recovery-order`. */
  readonly recoveryNumber?: number | undefined;
  /** For `issue-payment-order`. */
  readonly account?: PayableAccount | undefined;
  /** For `settle-liquidation`: the schedule of the convention in force, if any. */
  readonly schedule?: readonly ScheduledPayment[] | undefined;
  /** For `settle-liquidation` (R11): other reports of the same body that are overdue. */
  readonly overdueReports?: readonly OverdueReport[] | undefined;
}
