import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { FinancingPlanController } from './financing-plan/financing-plan.controller.ts';
import { FinancingPlanModule } from './financing-plan/financing-plan.module.ts';
import type { Ports } from './ports.ts';
import { TaxAbatementController } from './tax-abatement/tax-abatement.controller.ts';
import { TaxAbatementModule } from './tax-abatement/tax-abatement.module.ts';
import { REFERENCED_CONTROLLERS, ReferencePageController } from './reference-page.controller.ts';

/** Every controller of the service, for its OpenAPI document. */
const controllers: Type[] = [FinancingPlanController, TaxAbatementController];

/** The funding service on the engines that it is given: in its own process, or beside others in one. */
@Module({})
export class FundingModule {
  static register(ports: Ports): DynamicModule {
    return {
      module: FundingModule,
      imports: [FinancingPlanModule.register(ports), TaxAbatementModule.register(ports)],
      controllers: [ReferencePageController],
      providers: [{ provide: REFERENCED_CONTROLLERS, useValue: controllers }],
    };
  }
}
