import { type DynamicModule, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { PORTS, type Ports } from '../ports.ts';
import { TAX_ABATEMENT_MODEL, TaxAbatementController } from './tax-abatement.controller.ts';
import { TAX_ABATEMENTS, TaxAbatementCommandHandler, openTaxAbatements } from './tax-abatement.handlers.ts';
import { taxAbatements } from './tax-abatements.projection.ts';

@Module({})
export class TaxAbatementModule {
  static register(ports: Ports): DynamicModule {
    return {
      module: TaxAbatementModule,
      imports: [CqrsModule],
      controllers: [TaxAbatementController],
      providers: [
        { provide: PORTS, useValue: ports },
        { provide: TAX_ABATEMENTS, useValue: openTaxAbatements(ports) },
        { provide: TAX_ABATEMENT_MODEL, useValue: ports.readModels.register(taxAbatements) },
        TaxAbatementCommandHandler,
      ],
    };
  }
}
