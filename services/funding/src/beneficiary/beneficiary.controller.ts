import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Caller, type Principal, askerOf } from '@jalon/auth';
import {
  Operation,
  answerCommand,
  asOfSchema,
  commandEnvelope,
  etagOf,
  intentOf,
  operationsOf,
  parse,
} from '@jalon/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { NotFound } from '../intents.errors.ts';
import { PORTS, type Ports } from '../ports.ts';
import { beneficiaryIntents } from './beneficiary.commands.ts';
import { NotYourAccount } from './beneficiary.errors.ts';
import { BeneficiaryCommand, BeneficiaryDesk } from './beneficiary.handlers.ts';
import { beneficiaryView } from './beneficiary-view.ts';

const asOfOnly = z.object({ asOf: asOfSchema.optional() });

@Controller('api/funding/beneficiaries')
export class BeneficiaryController {
  readonly #commands: CommandBus;
  readonly #desk: BeneficiaryDesk;
  readonly #ports: Ports;

  constructor(
    @Inject(CommandBus) commands: CommandBus,
    @Inject(BeneficiaryDesk) desk: BeneficiaryDesk,
    @Inject(PORTS) ports: Ports,
  ) {
    this.#commands = commands;
    this.#desk = desk;
    this.#ports = ports;
  }

  @Get(':beneficiary')
  @Operation({
    summary: 'Le compte d’un bénéficiaire ; masqué pour qui ne paie ni ne contrôle',
    query: asOfOnly,
  })
  async one(
    @Param('beneficiary') beneficiary: string,
    @Query() query: unknown,
    @Caller() caller: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { asOf } = parse(asOfOnly, query);
    const { role, organisation } = caller;
    if (role === 'porteur' && organisation !== beneficiary) throw new NotYourAccount();
    const { state, revision } = await this.#desk.load(beneficiary, asOf);
    if (state.status === 'absent') throw new NotFound('beneficiary', beneficiary);
    if (asOf === undefined) reply.header('etag', etagOf(revision));
    return beneficiaryView(beneficiary, state, caller);
  }

  @Post(':beneficiary/:intent')
  @HttpCode(200)
  @Operation({
    summary: 'Agir sur le compte d’un bénéficiaire',
    intents: operationsOf(beneficiaryIntents),
  })
  async act(
    @Param('beneficiary') beneficiary: string,
    @Param('intent') name: string,
    @Body() body: unknown,
    @Caller() caller: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const intent = intentOf(beneficiaryIntents, name, body);
    const envelope = commandEnvelope(request, caller);
    const command = new BeneficiaryCommand(beneficiary, intent, envelope, askerOf(caller));
    const result = await this.#commands.execute(command);
    const answer = await answerCommand(beneficiary, result, this.#ports.readModels, request, reply);
    return { ...answer, status: result.state.status };
  }
}
