import { type DynamicModule, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import type { ReadModel } from '@jalon/read-models';
import { PORTS, type Ports } from '../ports.ts';
import { CONVENTION_MODEL, ConventionController } from './convention.controller.ts';
import { CONVENTIONS, ConventionCommandHandler, type ConventionDesk } from './convention.handlers.ts';
import { type ConventionDocument, conventions as projection } from './conventions.projection.ts';

/** Every convention, for whoever lists or publishes them. */
export function openConventionModel({
  readModels,
}: Pick<Ports, 'readModels'>): ReadModel<ConventionDocument> {
  return readModels.register(projection);
}

@Module({})
export class ConventionModule {
  static register(
    ports: Ports,
    conventions: ConventionDesk,
    model: ReadModel<ConventionDocument>,
  ): DynamicModule {
    return {
      module: ConventionModule,
      imports: [CqrsModule],
      controllers: [ConventionController],
      providers: [
        { provide: PORTS, useValue: ports },
        { provide: CONVENTIONS, useValue: conventions },
        { provide: CONVENTION_MODEL, useValue: model },
        ConventionCommandHandler,
      ],
    };
  }
}
