import { type DynamicModule, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { DomainError } from '@jalon/kernel';
import { PORTS, type Ports } from '../ports.ts';
import { dossierDeadlines, intentOfDeadline } from './dossier-deadlines.ts';
import { DossierDesk } from './dossier-desk.ts';
import { DossierReader } from './dossier-reader.ts';
import { dossierRegister } from './dossier-register.projection.ts';
import { DOSSIER_REGISTER, DossierRegisterController } from './dossier-register.controller.ts';
import { DossierController } from './dossier.controller.ts';
import { DossierCommandHandler } from './dossier.handlers.ts';
import type { DossierNeighbours } from './dossier-world.ts';
import { FigureController } from './figures/figure.controller.ts';
import { FigureReader } from './figures/figure-reader.ts';
import { hearFunding } from './funding/funding-listener.ts';
import { KnowledgeController } from './knowledge/knowledge.controller.ts';
import { porteurDossiers } from './porteur-dossiers.projection.ts';
import { theSystem } from './the-system.ts';

/** The models that dossiers stand on, and the desk on them: for the module, and for who loads a programme in process. */
export function openDossiers(
  { store, clock, readModels }: Omit<Ports, 'bus'>,
  neighbours: DossierNeighbours,
) {
  const register = readModels.register(dossierRegister);
  const models = { register, porteurDossiers: readModels.register(porteurDossiers) };
  return { desk: new DossierDesk(store, clock, neighbours, models), ...models };
}

/**
 * Lets deadlines act: complements in default (the day after), silence that is a refusal (R14), reports awaited and
 * recalled (R10). A refusal means that the log has said otherwise meanwhile: there is nothing left to do.
 */
export function watchDossierDeadlines({ jobs, clock }: Ports, desk: DossierDesk): void {
  jobs.watch(dossierDeadlines, async ({ key, kind, commandId }) => {
    const intent = intentOfDeadline(kind);
    if (!intent) return;
    const { id, role } = theSystem;
    try {
      await desk.handle(key, intent, { commandId, actor: { id, role }, occurredAt: clock.now() }, theSystem);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
    }
  });
}

@Module({})
export class DossierModule {
  static register(ports: Ports, dossiers: ReturnType<typeof openDossiers>): DynamicModule {
    const { desk, register } = dossiers;
    watchDossierDeadlines(ports, desk);
    hearFunding(ports, desk);
    return {
      module: DossierModule,
      imports: [CqrsModule],
      controllers: [DossierRegisterController, FigureController, DossierController, KnowledgeController],
      providers: [
        { provide: PORTS, useValue: ports },
        { provide: DossierDesk, useValue: desk },
        { provide: DossierReader, useValue: new DossierReader(ports.store, desk) },
        { provide: FigureReader, useValue: new FigureReader(ports.store, register) },
        { provide: DOSSIER_REGISTER, useValue: register },
        DossierCommandHandler,
      ],
      exports: [DossierDesk],
    };
  }
}
