import { type DynamicModule, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { PORTS, type Ports } from '../ports.ts';
import { CAMPAIGN_MODEL, CampaignController } from './campaign.controller.ts';
import { CAMPAIGNS, CampaignCommandHandler, type Campaigns } from './campaign.handlers.ts';
import { campaigns as projection } from './campaigns.projection.ts';

@Module({})
export class CampaignModule {
  static register(ports: Ports, campaigns: Campaigns): DynamicModule {
    return {
      module: CampaignModule,
      imports: [CqrsModule],
      controllers: [CampaignController],
      providers: [
        { provide: PORTS, useValue: ports },
        { provide: CAMPAIGNS, useValue: campaigns },
        { provide: CAMPAIGN_MODEL, useValue: ports.readModels.register(projection) },
        CampaignCommandHandler,
      ],
    };
  }
}
