export { FundingModule } from './funding.module.ts';
export type { Ports } from './ports.ts';

// What a program in the same process may ask: the commands, with the intents that they carry.
export { BeneficiaryCommand } from './beneficiary/beneficiary.handlers.ts';
export { CommitmentCommand } from './commitment/commitment.handlers.ts';
export { CommitmentDesk } from './commitment/commitment-desk.ts';
export type { CommitmentIntent } from './commitment/commitment.commands.ts';
export type { Commitment } from './commitment/commitment.state.ts';
export { balanceOf } from './commitment/liquidation/balance.ts';
export { requiredPieces } from './commitment/payment/required-pieces.policies.ts';
export { CONVENTIONS, ConventionCommand, type ConventionDesk } from './convention/convention.handlers.ts';
export { EnvelopeCommand } from './envelope/envelope.handlers.ts';
export type { EnvelopeIntent } from './envelope/envelope.commands.ts';
export { ExerciceClosing } from './exercice/exercice-closing.ts';
export { ExerciceCommand } from './exercice/exercice.handlers.ts';
export type { ExerciceIntent } from './exercice/exercice.commands.ts';
export { FinancingPlanCommand } from './financing-plan/financing-plan.handlers.ts';
export type { FinancingPlanIntent } from './financing-plan/financing-plan.commands.ts';
export { TaxAbatementCommand } from './tax-abatement/tax-abatement.handlers.ts';
export type { TaxAbatementIntent } from './tax-abatement/tax-abatement.commands.ts';

// The accountant's files: taken in without HTTP, decided upon, and made for a demonstration.
export { openExtractImport } from './reconciliation/open-extract-import.ts';
export { Comparison } from './reconciliation/comparison.ts';
export { ExtractImporter, type ExtractTerms, type ImportReport } from './reconciliation/extract-importer.ts';
export { ReconciliationDesk } from './reconciliation/reconciliation-desk.ts';
export { ExtractLineCommand } from './reconciliation/reconciliation.handlers.ts';
export { BenchReader } from './reconciliation/bench/bench-reader.ts';
export type { BenchRow } from './reconciliation/bench/bench-list.ts';
export {
  type SownExtract,
  type SownFault,
  type Sowing,
  sowExtract,
} from './reconciliation/generator/extract-generator.ts';
export { type FaultTable, printedFaultTable, sowAndFind } from './reconciliation/generator/fault-table.ts';
export { ordersOf } from './reconciliation/bench/open-orders.projection.ts';
export type { OurOrder } from './reconciliation/matching/open-order.ts';
export type { LineContent as ExtractLineContent } from './reconciliation/reading/extract-line.ts';
export type { LineIntent } from './reconciliation/sheet/sheet.commands.ts';
