import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Caller, type Principal, askerOf } from '@jalon/auth';
import {
  Operation,
  answerList,
  commandEnvelope,
  etagOf,
  parse,
  answerCommand,
  intentOf,
  operationsOf,
} from '@jalon/http';
import type { ReadModel } from '@jalon/read-models';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { PORTS, type Ports } from '../ports.ts';
import { campaignColumns, campaignListQuery, campaignListSchema } from './campaign-list.ts';
import { campaignIntents } from './campaign.commands.ts';
import { CampaignNotFound } from './campaign.errors.ts';
import { CAMPAIGNS, type Campaigns, CampaignCommand } from './campaign.handlers.ts';
import type { CampaignDocument } from './campaigns.projection.ts';

export const CAMPAIGN_MODEL = Symbol('Read model of the campaigns');

const newCampaignSchema = campaignIntents.prepare.schema;
const { prepare: _prepare, ...laterIntents } = campaignIntents;

@Controller('api/programmation/campaigns')
export class CampaignController {
  readonly #commands: CommandBus;
  readonly #model: ReadModel<CampaignDocument>;
  readonly #campaigns: Campaigns;
  readonly #ports: Ports;

  constructor(
    @Inject(CommandBus) commands: CommandBus,
    @Inject(CAMPAIGN_MODEL) model: ReadModel<CampaignDocument>,
    @Inject(CAMPAIGNS) campaigns: Campaigns,
    @Inject(PORTS) ports: Ports,
  ) {
    this.#commands = commands;
    this.#model = model;
    this.#campaigns = campaigns;
    this.#ports = ports;
  }

  @Get()
  @Operation({ summary: 'Les campagnes', query: campaignListSchema })
  list(
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const asked = campaignListQuery(parse(campaignListSchema, query));
    return answerList<CampaignDocument, CampaignDocument>(request, reply, {
      name: 'campagnes',
      columns: campaignColumns,
      itemOf: (campaign) => campaign,
      find: (whole) => this.#model.find({ ...asked, ...whole }),
    });
  }

  @Get(':campaign')
  @Operation({ summary: 'Une campagne', query: campaignListSchema.pick({ asOf: true }) })
  async one(
    @Param('campaign') campaign: string,
    @Query() query: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { asOf } = parse(campaignListSchema.pick({ asOf: true }), query);
    // Folded from its own stream: the state and the revision are of one moment, and never late.
    const { state, revision } = await this.#campaigns.load(campaign, asOf);
    if (state.status === 'absent') throw new CampaignNotFound(campaign);
    if (asOf === undefined) reply.header('etag', etagOf(revision));
    return state;
  }

  @Post()
  @Operation({
    summary: campaignIntents.prepare.summary,
    body: newCampaignSchema,
    roles: campaignIntents.prepare.roles,
    command: true,
  })
  prepare(
    @Body({ schema: newCampaignSchema }) terms: z.output<typeof newCampaignSchema>,
    @Caller() caller: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.#send(String(terms.year), { intent: 'prepare', ...terms }, caller, request, reply);
  }

  @Post(':campaign/:intent')
  @HttpCode(200)
  @Operation({ summary: 'Agir sur une campagne', intents: operationsOf(laterIntents) })
  act(
    @Param('campaign') campaign: string,
    @Param('intent') intent: string,
    @Body() body: unknown,
    @Caller() caller: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.#send(campaign, intentOf(laterIntents, intent, body), caller, request, reply);
  }

  async #send(
    campaign: string,
    intent: CampaignCommand['intent'],
    caller: Principal,
    request: FastifyRequest,
    reply: FastifyReply,
  ) {
    const command = new CampaignCommand(campaign, intent, commandEnvelope(request, caller), askerOf(caller));
    return answerCommand(
      campaign,
      await this.#commands.execute(command),
      this.#ports.readModels,
      request,
      reply,
    );
  }
}
