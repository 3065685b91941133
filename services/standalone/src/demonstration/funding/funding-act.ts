import type { EnvelopeIntent, ExerciceIntent, FinancingPlanIntent, TaxAbatementIntent } from '@jalon/funding';

/** What an officer does on the money of one line, once its state allows it. */
export type LineAct = {
  readonly on: 'line';
  /** The plan's key of the dossier. */
  readonly dossier: string;
  readonly lineId: string;
  readonly asked:
    | 'retry-if-denied'
    | 'commit-accounting'
    | 'commit-legal'
    | { readonly certify: 'advance' | 'instalment' | 'balance' }
    | 'settle'
    | 'order'
    /** The action cost less than planned: what is left goes back, what was paid too much is asked back. */
    | 'square-accounts';
};

/** What somebody does with money in the demonstration. */
export type FundingAct =
  | { readonly on: 'exercice'; readonly exercice: number; readonly asked: ExerciceIntent }
  | { readonly on: 'envelope'; readonly envelope: string; readonly asked: EnvelopeIntent }
  | { readonly on: 'financing-plan'; readonly plan: string; readonly asked: FinancingPlanIntent }
  | { readonly on: 'tax-abatement'; readonly convention: string; readonly asked: TaxAbatementIntent }
  /** The account of a body, proposed by one officer and confirmed by another (R3). */
  | {
      readonly on: 'account';
      readonly body: string;
      readonly asked: 'confirm' | { readonly iban: string; readonly holder: string };
    }
  | LineAct
  /** The schedule of payments, agreed before a convention is signed, when there is to be one. */
  | { readonly on: 'schedule'; readonly dossier: string }
  /** The accountant's file of the fortnight; the doubtful lines of the last ones are left on the bench. */
  | { readonly on: 'accountant'; readonly look: 'now' | 'later' };
