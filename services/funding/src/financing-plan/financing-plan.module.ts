import { type DynamicModule, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { PORTS, type Ports } from '../ports.ts';
import { FINANCING_PLAN_MODEL, FinancingPlanController } from './financing-plan.controller.ts';
import {
  FINANCING_PLANS,
  FinancingPlanCommandHandler,
  openFinancingPlans,
} from './financing-plan.handlers.ts';
import { financingPlans } from './financing-plans.projection.ts';

@Module({})
export class FinancingPlanModule {
  static register(ports: Ports): DynamicModule {
    return {
      module: FinancingPlanModule,
      imports: [CqrsModule],
      controllers: [FinancingPlanController],
      providers: [
        { provide: PORTS, useValue: ports },
        { provide: FINANCING_PLANS, useValue: openFinancingPlans(ports) },
        { provide: FINANCING_PLAN_MODEL, useValue: ports.readModels.register(financingPlans) },
        FinancingPlanCommandHandler,
      ],
    };
  }
}
