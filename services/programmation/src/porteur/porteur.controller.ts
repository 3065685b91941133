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
import { daySchema } from '@jalon/contracts';
import { porteurColumns, porteurListQuery, porteurListSchema } from './porteur-list.ts';
import { porteurIntents } from './porteur.commands.ts';
import { PorteurNotFound } from './porteur.errors.ts';
import { PORTEUR_DESK, PorteurCommand } from './porteur.handlers.ts';
import type { PorteurDesk } from './porteur-desk.ts';
import { identityOn } from './porteur.state.ts';
import { warningsOf } from './porteur.warnings.ts';
import type { PorteurDocument } from './porteurs.projection.ts';

export const PORTEUR_MODEL = Symbol('Read model of the porteurs');

/** `asOf` is what was known then; `on` is the day whose identity is wanted. */
const oneSchema = porteurListSchema.pick({ asOf: true }).extend({ on: daySchema.optional() });
const registerSchema = porteurIntents.register.schema;
const { register: _register, ...laterIntents } = porteurIntents;

@Controller('api/programmation/porteurs')
export class PorteurController {
  readonly #commands: CommandBus;
  readonly #model: ReadModel<PorteurDocument>;
  readonly #desk: PorteurDesk;
  readonly #ports: Ports;

  constructor(
    @Inject(CommandBus) commands: CommandBus,
    @Inject(PORTEUR_MODEL) model: ReadModel<PorteurDocument>,
    @Inject(PORTEUR_DESK) desk: PorteurDesk,
    @Inject(PORTS) ports: Ports,
  ) {
    this.#commands = commands;
    this.#model = model;
    this.#desk = desk;
    this.#ports = ports;
  }

  @Get()
  @Operation({ summary: 'Les porteurs, par nom ou par numéro', query: porteurListSchema })
  list(
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const asked = porteurListQuery(parse(porteurListSchema, query));
    return answerList<PorteurDocument, PorteurDocument>(request, reply, {
      name: 'porteurs',
      columns: porteurColumns,
      itemOf: (porteur) => porteur,
      find: (whole) => this.#model.find({ ...asked, ...whole }),
    });
  }

  @Get(':porteur')
  @Operation({
    summary: 'Un porteur, tel qu’il est ou tel qu’il était connu ; avec `on`, son identité d’un jour',
    query: oneSchema,
  })
  async one(
    @Param('porteur') porteur: string,
    @Query() query: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { asOf, on } = parse(oneSchema, query);
    const { state, revision } = await this.#desk.load(porteur, asOf);
    if (state.status === 'absent') throw new PorteurNotFound(porteur);
    if (asOf === undefined) reply.header('etag', etagOf(revision));
    const dated = on === undefined ? {} : { on, identity: identityOn(state, on) ?? null };
    return { ...state, ...dated, warnings: warningsOf(state) };
  }

  @Post()
  @Operation({
    summary: porteurIntents.register.summary,
    body: registerSchema,
    roles: porteurIntents.register.roles,
    command: true,
  })
  register(
    @Body({ schema: registerSchema }) fields: z.output<typeof registerSchema>,
    @Caller() caller: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.#send(undefined, { intent: 'register', ...fields }, caller, request, reply);
  }

  @Post(':porteur/:intent')
  @HttpCode(200)
  @Operation({ summary: 'Agir sur un porteur', intents: operationsOf(laterIntents) })
  act(
    @Param('porteur') porteur: string,
    @Param('intent') intent: string,
    @Body() body: unknown,
    @Caller() caller: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.#send(porteur, intentOf(laterIntents, intent, body), caller, request, reply);
  }

  async #send(
    porteur: string | undefined,
    intent: PorteurCommand['intent'],
    caller: Principal,
    request: FastifyRequest,
    reply: FastifyReply,
  ) {
    const command = new PorteurCommand(porteur, intent, commandEnvelope(request, caller), askerOf(caller));
    const result = await this.#commands.execute(command);
    const answer = await answerCommand(result.porteur, result, this.#ports.readModels, request, reply);
    return { ...answer, warnings: result.warnings };
  }
}
