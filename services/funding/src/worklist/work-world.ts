import type { Cents, Day } from '@jalon/kernel';
import type { RulesInForce } from '../reference/legal-rules.ts';

/** What work on commitments depends on beside them, at one moment. */
export interface WorkWorld {
  readonly today: Day;
  readonly rules: Pick<RulesInForce, 'overdueReport'>;
  /** The exercices that take orders. */
  readonly openExercices: readonly number[];
  /** Authority that an envelope has left, in cents. */
  readonly availableAuthority: (envelope: string) => Cents;
  /** Payment credits that an envelope has left in an exercice, in cents. */
  readonly unspentCredits: (envelope: string, exercice: number) => Cents;
  readonly accountOf: (beneficiary: string) => 'none' | 'unconfirmed' | 'confirmed';
  /** The dossiers of a body whose report is overdue (R11). */
  readonly overdueDossiersOf: (beneficiary: string) => readonly string[];
}
