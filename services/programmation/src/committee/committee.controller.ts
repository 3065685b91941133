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
import { committeeColumns, committeeListQuery, committeeListSchema } from './committee-list.ts';
import { committeeIntents } from './committee.commands.ts';
import { CommitteeNotFound } from './committee.errors.ts';
import { COMMITTEES, type Committees, CommitteeCommand } from './committee.handlers.ts';
import type { CommitteeDocument } from './committees.projection.ts';

export const COMMITTEE_MODEL = Symbol('Read model of the committees');

const oneSchema = committeeListSchema.pick({ asOf: true });
const createSchema = committeeIntents.create.schema;
const { create: _create, ...laterIntents } = committeeIntents;

@Controller('api/programmation/committees')
export class CommitteeController {
  readonly #commands: CommandBus;
  readonly #model: ReadModel<CommitteeDocument>;
  readonly #committees: Committees;
  readonly #ports: Ports;

  constructor(
    @Inject(CommandBus) commands: CommandBus,
    @Inject(COMMITTEE_MODEL) model: ReadModel<CommitteeDocument>,
    @Inject(COMMITTEES) committees: Committees,
    @Inject(PORTS) ports: Ports,
  ) {
    this.#commands = commands;
    this.#model = model;
    this.#committees = committees;
    this.#ports = ports;
  }

  @Get()
  @Operation({ summary: 'Les comités de co-construction', query: committeeListSchema })
  list(
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const asked = committeeListQuery(parse(committeeListSchema, query));
    return answerList<CommitteeDocument, CommitteeDocument>(request, reply, {
      name: 'comites',
      columns: committeeColumns,
      itemOf: (committee) => committee,
      find: (whole) => this.#model.find({ ...asked, ...whole }),
    });
  }

  @Get(':committee')
  @Operation({ summary: 'Un comité et ses membres', query: oneSchema })
  async one(
    @Param('committee') committee: string,
    @Query() query: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { asOf } = parse(oneSchema, query);
    // Folded from its own stream: the state and the revision are of one moment, and never late.
    const { state, revision } = await this.#committees.load(committee, asOf);
    if (state.status === 'absent') throw new CommitteeNotFound(committee);
    if (asOf === undefined) reply.header('etag', etagOf(revision));
    return state;
  }

  @Post()
  @Operation({
    summary: committeeIntents.create.summary,
    body: createSchema,
    roles: committeeIntents.create.roles,
    command: true,
  })
  create(
    @Body({ schema: createSchema }) fields: z.output<typeof createSchema>,
    @Caller() caller: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.#send(undefined, { intent: 'create', ...fields }, caller, request, reply);
  }

  @Post(':committee/:intent')
  @HttpCode(200)
  @Operation({ summary: 'Agir sur un comité', intents: operationsOf(laterIntents) })
  act(
    @Param('committee') committee: string,
    @Param('intent') intent: string,
    @Body() body: unknown,
    @Caller() caller: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.#send(committee, intentOf(laterIntents, intent, body), caller, request, reply);
  }

  async #send(
    committee: string | undefined,
    intent: CommitteeCommand['intent'],
    caller: Principal,
    request: FastifyRequest,
    reply: FastifyReply,
  ) {
    const command = new CommitteeCommand(
      committee,
      intent,
      commandEnvelope(request, caller),
      askerOf(caller),
    );
    const result = await this.#commands.execute(command);
    return answerCommand(result.committee, result, this.#ports.readModels, request, reply);
  }
}
