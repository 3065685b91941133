import { type DynamicModule, Module } from '@nestjs/common';
import type { ReadModel } from '@jalon/read-models';
import type { RegisteredCommitment } from '../ledger/commitment-register.projection.ts';
import type { Ports } from '../ports.ts';
import { WorklistController } from './worklist.controller.ts';
import { type WorklistNeighbours, WorklistReader } from './worklist-reader.ts';

@Module({})
export class WorklistModule {
  static register(
    { clock }: Ports,
    register: ReadModel<RegisteredCommitment>,
    neighbours: WorklistNeighbours,
  ): DynamicModule {
    return {
      module: WorklistModule,
      controllers: [WorklistController],
      providers: [{ provide: WorklistReader, useValue: new WorklistReader(clock, register, neighbours) }],
    };
  }
}
