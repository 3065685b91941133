import { type DynamicModule, Module } from '@nestjs/common';
import { referencePageController } from '@jalon/http';
import { CampaignController } from './campaign/campaign.controller.ts';
import { openCampaigns } from './campaign/campaign.handlers.ts';
import { CampaignModule } from './campaign/campaign.module.ts';
import { CommitteeController } from './committee/committee.controller.ts';
import { openCommittees } from './committee/committee.handlers.ts';
import { CommitteeModule } from './committee/committee.module.ts';
import { DossierRegisterController } from './dossier/dossier-register.controller.ts';
import { DossierController } from './dossier/dossier.controller.ts';
import { DossierModule, openDossiers } from './dossier/dossier.module.ts';
import { FigureController } from './dossier/figures/figure.controller.ts';
import { KnowledgeController } from './dossier/knowledge/knowledge.controller.ts';
import { neighboursOf } from './neighbours.ts';
import { PorteurController } from './porteur/porteur.controller.ts';
import { PorteurDesk } from './porteur/porteur-desk.ts';
import { PorteurModule } from './porteur/porteur.module.ts';
import type { Ports } from './ports.ts';
import { fundingLines } from './publications.ts';
import { ReferenceController } from './reference/reference.controller.ts';
import { ScdlController } from './scdl/scdl.controller.ts';
import { ScdlModule, openScdl } from './scdl/scdl.module.ts';
import { SessionDesk } from './session/session-desk.ts';
import { SessionController } from './session/session.controller.ts';
import { SessionModule } from './session/session.module.ts';
import { ViewController } from './view/view.controller.ts';
import { openViews } from './view/view.handlers.ts';
import { ViewModule } from './view/view.module.ts';

/** Every controller of the service, for its OpenAPI document. */
const controllers = [
  CampaignController,
  PorteurController,
  DossierRegisterController,
  FigureController,
  DossierController,
  KnowledgeController,
  CommitteeController,
  SessionController,
  ViewController,
  ScdlController,
  ReferenceController,
];

const reference = referencePageController({
  path: 'api/programmation',
  title: 'programmation',
  of: 'de la programmation',
  controllers,
});

/** The programmation service on the engines that it is given: in its own process, or beside others in one. */
@Module({})
export class ProgrammationModule {
  static register(ports: Ports, mode: 'demonstration' | 'production' = 'production'): DynamicModule {
    ports.bus.publish(fundingLines);
    const campaigns = openCampaigns(ports);
    const porteurs = new PorteurDesk(ports);
    const committees = openCommittees(ports);
    const dossiers = openDossiers(ports, neighboursOf(campaigns, porteurs));
    const sessions = new SessionDesk(ports, committees, dossiers.desk);
    return {
      module: ProgrammationModule,
      imports: [
        CampaignModule.register(ports, campaigns),
        PorteurModule.register(ports, porteurs, mode === 'demonstration'),
        DossierModule.register(ports, dossiers),
        CommitteeModule.register(ports, committees),
        SessionModule.register(ports, sessions),
        ViewModule.register(ports, openViews(ports)),
        ScdlModule.register(ports, openScdl(ports, porteurs, dossiers)),
      ],
      controllers: [ReferenceController, reference],
    };
  }
}
