import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Caller, type Principal, askerOf } from '@jalon/auth';
import {
  Operation,
  answerCommand,
  answerList,
  commandEnvelope,
  etagOf,
  intentOf,
  operationsOf,
  parse,
} from '@jalon/http';
import type { ReadModel } from '@jalon/read-models';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NotFound } from '../intents.errors.ts';
import { PORTS, type Ports } from '../ports.ts';
import { conventionColumns, conventionListQuery, conventionListSchema } from './convention-list.ts';
import { conventionIntents } from './convention.commands.ts';
import { NotYourConvention } from './convention.errors.ts';
import { CONVENTIONS, ConventionCommand, type ConventionDesk } from './convention.handlers.ts';
import type { ConventionDocument } from './conventions.projection.ts';

export const CONVENTION_MODEL = Symbol('Read model of the conventions');

const oneSchema = conventionListSchema.pick({ asOf: true });
/** What is heard from programmation, nobody records here. */
const { sign: _sign, 'hear-withdrawal': _withdrawal, ...peoplesIntents } = conventionIntents;

@Controller('api/funding/conventions')
export class ConventionController {
  readonly #commands: CommandBus;
  readonly #model: ReadModel<ConventionDocument>;
  readonly #desk: ConventionDesk;
  readonly #ports: Ports;

  constructor(
    @Inject(CommandBus) commands: CommandBus,
    @Inject(CONVENTION_MODEL) model: ReadModel<ConventionDocument>,
    @Inject(CONVENTIONS) desk: ConventionDesk,
    @Inject(PORTS) ports: Ports,
  ) {
    this.#commands = commands;
    this.#model = model;
    this.#desk = desk;
    this.#ports = ports;
  }

  @Get()
  @Operation({ summary: 'Les conventions : motif, échéancier, signatures', query: conventionListSchema })
  list(
    @Query() query: unknown,
    @Caller() { role, organisation }: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const own = role === 'porteur' ? (organisation ?? '') : undefined;
    const asked = conventionListQuery(parse(conventionListSchema, query), own);
    return answerList<ConventionDocument, ConventionDocument>(request, reply, {
      name: 'conventions',
      columns: conventionColumns,
      itemOf: (convention) => convention,
      find: (whole) => this.#model.find({ ...asked, ...whole }),
    });
  }

  @Get(':dossier')
  @Operation({ summary: 'La convention d’un dossier, telle qu’elle est ou était connue', query: oneSchema })
  async one(
    @Param('dossier') dossier: string,
    @Query() query: unknown,
    @Caller() { role, organisation }: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { asOf } = parse(oneSchema, query);
    const { state, revision } = await this.#desk.load(dossier, asOf);
    if (state.status === 'absent') throw new NotFound('convention', dossier);
    if (role === 'porteur' && state.beneficiary.id !== organisation) throw new NotYourConvention();
    if (asOf === undefined) reply.header('etag', etagOf(revision));
    return state;
  }

  @Post(':dossier/:intent')
  @HttpCode(200)
  @Operation({ summary: 'Agir sur la convention d’un dossier', intents: operationsOf(peoplesIntents) })
  async act(
    @Param('dossier') dossier: string,
    @Param('intent') name: string,
    @Body() body: unknown,
    @Caller() caller: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const intent = intentOf(peoplesIntents, name, body);
    const envelope = commandEnvelope(request, caller);
    const command = new ConventionCommand(dossier, intent, envelope, askerOf(caller));
    const result = await this.#commands.execute(command);
    return answerCommand(dossier, result, this.#ports.readModels, request, reply);
  }
}
