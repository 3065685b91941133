import type { EnvelopeIntent, ExerciceIntent, FinancingPlanIntent, TaxAbatementIntent } from '@jalon/funding';

/** What somebody does with money in the demonstration. */
export type FundingAct =
  | { readonly on: 'exercice'; readonly exercice: number; readonly asked: ExerciceIntent }
  | { readonly on: 'envelope'; readonly envelope: string; readonly asked: EnvelopeIntent }
  | { readonly on: 'financing-plan'; readonly plan: string; readonly asked: FinancingPlanIntent }
  | { readonly on: 'tax-abatement'; readonly convention: string; readonly asked: TaxAbatementIntent };
