import { Inject } from '@nestjs/common';
import { Command, CommandHandler as Handles, type ICommandHandler } from '@nestjs/cqrs';
import { type CommandEnvelope, CommandHandler, type CommandResult } from '@jalon/event-store';
import type { DecisionContext } from '../context.ts';
import { decisionContext } from '../decision-context.ts';
import { PORTS, type Ports } from '../ports.ts';
import type { CampaignIntent } from './campaign.commands.ts';
import { campaignDecider } from './campaign.decider.ts';
import type { CampaignEvent } from './campaign.events.ts';
import type { CampaignContext } from './campaign.policies.ts';
import type { Campaign } from './campaign.state.ts';

/** Somebody wants something of a campaign. */
export class CampaignCommand extends Command<CommandResult<Campaign>> {
  readonly campaign: string;
  readonly intent: CampaignIntent;
  readonly envelope: CommandEnvelope;
  readonly actor: DecisionContext['actor'];

  constructor(
    campaign: string,
    intent: CampaignIntent,
    envelope: CommandEnvelope,
    actor: DecisionContext['actor'],
  ) {
    super();
    this.campaign = campaign;
    this.intent = intent;
    this.envelope = envelope;
    this.actor = actor;
  }
}

export const CAMPAIGNS = Symbol('Command handler of the campaigns');
export type Campaigns = CommandHandler<Campaign, CampaignIntent, CampaignEvent, CampaignContext>;

export function openCampaigns({ store, clock }: Pick<Ports, 'store' | 'clock'>): Campaigns {
  return new CommandHandler(store, clock, { name: 'campaign', decider: campaignDecider });
}

@Handles(CampaignCommand)
export class CampaignCommandHandler implements ICommandHandler<CampaignCommand> {
  readonly #campaigns: Campaigns;
  readonly #ports: Ports;

  constructor(@Inject(CAMPAIGNS) campaigns: Campaigns, @Inject(PORTS) ports: Ports) {
    this.#campaigns = campaigns;
    this.#ports = ports;
  }

  execute({ campaign, intent, envelope, actor }: CampaignCommand): Promise<CommandResult<Campaign>> {
    return this.#campaigns.handle(campaign, intent, envelope, () => ({
      campaign,
      ...decisionContext(this.#ports.clock, actor, envelope.occurredAt),
    }));
  }
}
