import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { referencePageController } from '@jalon/http';
import { BeneficiaryController } from './beneficiary/beneficiary.controller.ts';
import { BeneficiaryDesk } from './beneficiary/beneficiary.handlers.ts';
import { BeneficiaryModule } from './beneficiary/beneficiary.module.ts';
import { CommitmentController } from './commitment/commitment.controller.ts';
import { CommitmentDesk } from './commitment/commitment-desk.ts';
import { CommitmentModule } from './commitment/commitment.module.ts';
import { FinancingPlanController } from './financing-plan/financing-plan.controller.ts';
import { FinancingPlanModule } from './financing-plan/financing-plan.module.ts';
import { AdultesRelaisController } from './adultes-relais/adultes-relais.controller.ts';
import { AdultesRelaisModule } from './adultes-relais/adultes-relais.module.ts';
import { ConventionController } from './convention/convention.controller.ts';
import { ConventionDesk } from './convention/convention.handlers.ts';
import { ConventionModule, openConventionModel } from './convention/convention.module.ts';
import { OpenDataController } from './open-data/open-data.controller.ts';
import { OpenDataModule } from './open-data/open-data.module.ts';
import { PorteurGrantsController } from './porteur-grants/porteur-grants.controller.ts';
import { PorteurGrantsModule, openGrants } from './porteur-grants/porteur-grants.module.ts';
import { LedgerController } from './ledger/ledger.controller.ts';
import { LedgerModule, openCommitmentRegister } from './ledger/ledger.module.ts';
import { OdditiesController } from './oddities/oddities.controller.ts';
import { EnvelopeController } from './envelope/envelope.controller.ts';
import { EnvelopeDesk } from './envelope/envelope-desk.ts';
import { openEnvelopes } from './envelope/envelope.handlers.ts';
import { EnvelopeModule } from './envelope/envelope.module.ts';
import { ExerciceClosing } from './exercice/exercice-closing.ts';
import { ExerciceController } from './exercice/exercice.controller.ts';
import { openExercices } from './exercice/exercice.handlers.ts';
import { ExerciceModule } from './exercice/exercice.module.ts';
import { followGrants } from './grant-process/grant-process.ts';
import type { Ports } from './ports.ts';
import { commitments } from './publications.ts';
import { OverdueReports } from './report-followup/overdue-reports.ts';
import { ReconciliationModule, openReconciliation } from './reconciliation/reconciliation.module.ts';
import { ExtractLineController } from './reconciliation/extract-line.controller.ts';
import { ExtractController } from './reconciliation/extract.controller.ts';
import { ReportFollowupController } from './report-followup/report-followup.controller.ts';
import { ReportFollowupModule, openFinancialReports } from './report-followup/report-followup.module.ts';
import { SeparationOfDutiesController } from './separation-of-duties/separation-of-duties.controller.ts';
import { SeparationOfDutiesModule } from './separation-of-duties/separation-of-duties.module.ts';
import { TaxAbatementController } from './tax-abatement/tax-abatement.controller.ts';
import { TaxAbatementModule } from './tax-abatement/tax-abatement.module.ts';
import { TrialBalanceController } from './trial-balance/trial-balance.controller.ts';
import { TrialBalanceModule, openSubjectBalances } from './trial-balance/trial-balance.module.ts';
import { WorklistController } from './worklist/worklist.controller.ts';
import { WorklistModule } from './worklist/worklist.module.ts';

/** Every controller of the service, for its OpenAPI document. */
const controllers: Type[] = [
  EnvelopeController,
  ExerciceController,
  CommitmentController,
  BeneficiaryController,
  SeparationOfDutiesController,
  ConventionController,
  PorteurGrantsController,
  ReportFollowupController,
  OpenDataController,
  AdultesRelaisController,
  FinancingPlanController,
  TaxAbatementController,
  TrialBalanceController,
  LedgerController,
  WorklistController,
  OdditiesController,
  ExtractController,
  ExtractLineController,
];

const reference = referencePageController({
  path: 'api/funding',
  title: 'financements',
  of: 'des financements',
  controllers,
});

/** The funding service on the engines that it is given: in its own process, or beside others in one. */
@Module({})
export class FundingModule {
  static register(ports: Ports): DynamicModule {
    ports.bus.publish(commitments);
    const grants = openGrants(ports);
    const conventions = new ConventionDesk(ports, grants);
    const conventionModel = openConventionModel(ports);
    const envelopes = openEnvelopes(ports);
    const exercices = openExercices(ports);
    const reports = openFinancialReports(ports);
    const overdue = new OverdueReports(reports);
    const beneficiaryDesk = new BeneficiaryDesk(ports);
    const commitmentDesk = new CommitmentDesk(ports, {
      envelopes,
      exercices,
      beneficiaries: beneficiaryDesk,
      scheduleOf: (dossier) => conventions.scheduleOf(dossier),
      overdueReportsOf: (beneficiary, on) => overdue.of(beneficiary, on),
    });
    const closing = new ExerciceClosing(ports, exercices, envelopes, {
      attach: (commitment, exercice, command, actor) =>
        commitmentDesk.handle(commitment, { intent: 'attach-to-exercice', exercice }, command, actor),
    });
    followGrants(ports, { commitments: commitmentDesk, conventions });
    const balances = openSubjectBalances(ports);
    const register = openCommitmentRegister(ports);
    return {
      module: FundingModule,
      imports: [
        EnvelopeModule.register(ports, new EnvelopeDesk(ports, envelopes, exercices)),
        ExerciceModule.register(ports, exercices, closing),
        CommitmentModule.register(ports, commitmentDesk),
        BeneficiaryModule.register(ports, beneficiaryDesk),
        SeparationOfDutiesModule.register(ports),
        ConventionModule.register(ports, conventions, conventionModel),
        PorteurGrantsModule.register(grants),
        ReportFollowupModule.register(ports, reports),
        AdultesRelaisModule.register(ports),
        OpenDataModule.register(ports, { conventions: conventionModel, grants }),
        FinancingPlanModule.register(ports),
        TaxAbatementModule.register(ports),
        ReconciliationModule.register(ports, openReconciliation(ports, commitmentDesk)),
        TrialBalanceModule.register(ports, balances),
        LedgerModule.register(ports, register, balances),
        WorklistModule.register(ports, register, { envelopes, exercices, beneficiaries: beneficiaryDesk }),
      ],
      controllers: [OdditiesController, reference],
    };
  }
}
