import { type DynamicModule, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { PORTS, type Ports } from '../ports.ts';
import { CONVENTION_MODEL, ConventionController } from './convention.controller.ts';
import { CONVENTIONS, ConventionCommandHandler, type ConventionDesk } from './convention.handlers.ts';
import { conventions as projection } from './conventions.projection.ts';

@Module({})
export class ConventionModule {
  static register(ports: Ports, conventions: ConventionDesk): DynamicModule {
    return {
      module: ConventionModule,
      imports: [CqrsModule],
      controllers: [ConventionController],
      providers: [
        { provide: PORTS, useValue: ports },
        { provide: CONVENTIONS, useValue: conventions },
        { provide: CONVENTION_MODEL, useValue: ports.readModels.register(projection) },
        ConventionCommandHandler,
      ],
    };
  }
}
