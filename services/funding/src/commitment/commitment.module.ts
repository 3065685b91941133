import { type DynamicModule, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { PORTS, type Ports } from '../ports.ts';
import { CommitmentController } from './commitment.controller.ts';
import { CommitmentDesk } from './commitment-desk.ts';
import { CommitmentCommandHandler } from './commitment.handlers.ts';
import { CommitmentReader } from './commitment-reader.ts';

@Module({})
export class CommitmentModule {
  static register(ports: Ports, desk: CommitmentDesk): DynamicModule {
    return {
      module: CommitmentModule,
      imports: [CqrsModule],
      controllers: [CommitmentController],
      providers: [
        { provide: PORTS, useValue: ports },
        { provide: CommitmentDesk, useValue: desk },
        { provide: CommitmentReader, useValue: new CommitmentReader(ports.store, desk) },
        CommitmentCommandHandler,
      ],
      exports: [CommitmentDesk],
    };
  }
}
