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
