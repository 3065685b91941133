import { type DynamicModule, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { PORTS, type Ports } from '../ports.ts';
import type { EnvelopeDesk } from './envelope-desk.ts';
import { EnvelopeReader } from './envelope-reader.ts';
import { EnvelopeController } from './envelope.controller.ts';
import { ENVELOPE_DESK, EnvelopeCommandHandler } from './envelope.handlers.ts';
import { envelopes } from './envelopes.projection.ts';

@Module({})
export class EnvelopeModule {
  static register(ports: Ports, desk: EnvelopeDesk): DynamicModule {
    const model = ports.readModels.register(envelopes);
    return {
      module: EnvelopeModule,
      imports: [CqrsModule],
      controllers: [EnvelopeController],
      providers: [
        { provide: PORTS, useValue: ports },
        { provide: ENVELOPE_DESK, useValue: desk },
        { provide: EnvelopeReader, useValue: new EnvelopeReader(ports.store, desk, model) },
        EnvelopeCommandHandler,
      ],
    };
  }
}
