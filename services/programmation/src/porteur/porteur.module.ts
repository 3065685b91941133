import { type DynamicModule, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { PORTS, type Ports } from '../ports.ts';
import { DemonstrationPorteursController } from './demonstration-porteurs.controller.ts';
import { PORTEUR_MODEL, PorteurController } from './porteur.controller.ts';
import { PORTEUR_DESK, PorteurCommandHandler } from './porteur.handlers.ts';
import type { PorteurDesk } from './porteur-desk.ts';
import { porteurs } from './porteurs.projection.ts';

@Module({})
export class PorteurModule {
  /** @param demonstration whether anybody may act for any body */
  static register(ports: Ports, desk: PorteurDesk, demonstration: boolean): DynamicModule {
    return {
      module: PorteurModule,
      imports: [CqrsModule],
      controllers: [PorteurController, ...(demonstration ? [DemonstrationPorteursController] : [])],
      providers: [
        { provide: PORTS, useValue: ports },
        { provide: PORTEUR_DESK, useValue: desk },
        { provide: PORTEUR_MODEL, useValue: ports.readModels.register(porteurs) },
        PorteurCommandHandler,
      ],
    };
  }
}
