import { type DynamicModule, Module } from '@nestjs/common';
import { PORTS, type Ports } from '../ports.ts';
import { SeparationOfDutiesController } from './separation-of-duties.controller.ts';

@Module({})
export class SeparationOfDutiesModule {
  static register(ports: Ports): DynamicModule {
    return {
      module: SeparationOfDutiesModule,
      controllers: [SeparationOfDutiesController],
      providers: [{ provide: PORTS, useValue: ports }],
    };
  }
}
