import { type DynamicModule, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { PORTS, type Ports } from '../ports.ts';
import { ExerciceClosing } from './exercice-closing.ts';
import { EXERCICE_MODEL, ExerciceController } from './exercice.controller.ts';
import { EXERCICES, ExerciceCommandHandler, type Exercices } from './exercice.handlers.ts';
import { exercices as projection } from './exercices.projection.ts';

@Module({})
export class ExerciceModule {
  static register(ports: Ports, exercices: Exercices, closing: ExerciceClosing): DynamicModule {
    return {
      module: ExerciceModule,
      imports: [CqrsModule],
      controllers: [ExerciceController],
      providers: [
        { provide: PORTS, useValue: ports },
        { provide: EXERCICES, useValue: exercices },
        { provide: ExerciceClosing, useValue: closing },
        { provide: EXERCICE_MODEL, useValue: ports.readModels.register(projection) },
        ExerciceCommandHandler,
      ],
    };
  }
}
