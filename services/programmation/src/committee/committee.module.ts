import { type DynamicModule, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { PORTS, type Ports } from '../ports.ts';
import { COMMITTEE_MODEL, CommitteeController } from './committee.controller.ts';
import { COMMITTEES, CommitteeCommandHandler, type Committees } from './committee.handlers.ts';
import { committees as projection } from './committees.projection.ts';

@Module({})
export class CommitteeModule {
  static register(ports: Ports, committees: Committees): DynamicModule {
    return {
      module: CommitteeModule,
      imports: [CqrsModule],
      controllers: [CommitteeController],
      providers: [
        { provide: PORTS, useValue: ports },
        { provide: COMMITTEES, useValue: committees },
        { provide: COMMITTEE_MODEL, useValue: ports.readModels.register(projection) },
        CommitteeCommandHandler,
      ],
    };
  }
}
