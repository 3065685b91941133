import { type DynamicModule, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { PORTS, type Ports } from '../ports.ts';
import { BeneficiaryController } from './beneficiary.controller.ts';
import { BeneficiaryCommandHandler, BeneficiaryDesk } from './beneficiary.handlers.ts';

@Module({})
export class BeneficiaryModule {
  static register(ports: Ports, desk: BeneficiaryDesk): DynamicModule {
    return {
      module: BeneficiaryModule,
      imports: [CqrsModule],
      controllers: [BeneficiaryController],
      providers: [
        { provide: PORTS, useValue: ports },
        { provide: BeneficiaryDesk, useValue: desk },
        BeneficiaryCommandHandler,
      ],
      exports: [BeneficiaryDesk],
    };
  }
}
