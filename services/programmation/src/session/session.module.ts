import { type DynamicModule, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { PORTS, type Ports } from '../ports.ts';
import { sessionAgenda } from './session-agenda.projection.ts';
import { SessionDesk } from './session-desk.ts';
import { SESSION_MODEL, SessionController } from './session.controller.ts';
import { SessionCommandHandler } from './session.handlers.ts';

@Module({})
export class SessionModule {
  static register(ports: Ports, desk: SessionDesk): DynamicModule {
    return {
      module: SessionModule,
      imports: [CqrsModule],
      controllers: [SessionController],
      providers: [
        { provide: PORTS, useValue: ports },
        { provide: SessionDesk, useValue: desk },
        { provide: SESSION_MODEL, useValue: ports.readModels.register(sessionAgenda) },
        SessionCommandHandler,
      ],
    };
  }
}
