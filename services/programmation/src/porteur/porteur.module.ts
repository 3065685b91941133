import { type DynamicModule, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { PORTS, type Ports } from '../ports.ts';
import { PORTEUR_MODEL, PorteurController } from './porteur.controller.ts';
import { PORTEUR_DESK, PorteurCommandHandler } from './porteur.handlers.ts';
import type { PorteurDesk } from './porteur-desk.ts';
import { porteurs } from './porteurs.projection.ts';

@Module({})
export class PorteurModule {
  static register(ports: Ports, desk: PorteurDesk): DynamicModule {
    return {
      module: PorteurModule,
      imports: [CqrsModule],
      controllers: [PorteurController],
      providers: [
        { provide: PORTS, useValue: ports },
        { provide: PORTEUR_DESK, useValue: desk },
        { provide: PORTEUR_MODEL, useValue: ports.readModels.register(porteurs) },
        PorteurCommandHandler,
      ],
    };
  }
}
