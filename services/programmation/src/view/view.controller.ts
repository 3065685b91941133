import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Caller, type Principal, Roles, askerOf } from '@jalon/auth';
import {
  type CsvColumn,
  Operation,
  answerCommand,
  answerList,
  commandEnvelope,
  intentOf,
  listQuerySchema,
  operationsOf,
  parse,
  queryOf,
} from '@jalon/http';
import type { ReadModel } from '@jalon/read-models';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { PORTS, type Ports } from '../ports.ts';
import { viewIntents, viewers } from './view.commands.ts';
import { ViewCommand } from './view.handlers.ts';
import { type ViewDocument, everybody } from './views.projection.ts';

export const VIEW_MODEL = Symbol('Read model of the views');

const listSchema = listQuerySchema(['name'], ['shared']);
const keepSchema = viewIntents.keep.schema;
const { keep: _keep, ...laterIntents } = viewIntents;

/** A view as its reader sees it. */
type SeenView = Omit<ViewDocument, 'seenBy'> & { readonly mine: boolean };

/** Views of the register that people keep and share. */
@Controller('api/programmation/views')
export class ViewController {
  readonly #commands: CommandBus;
  readonly #model: ReadModel<ViewDocument>;
  readonly #ports: Ports;

  constructor(
    @Inject(CommandBus) commands: CommandBus,
    @Inject(VIEW_MODEL) model: ReadModel<ViewDocument>,
    @Inject(PORTS) ports: Ports,
  ) {
    this.#commands = commands;
    this.#model = model;
    this.#ports = ports;
  }

  @Get()
  @Roles(...viewers)
  @Operation({
    summary: 'Les vues du registre : les siennes, et celles que d’autres partagent',
    query: listSchema,
    roles: viewers,
  })
  list(
    @Query() query: unknown,
    @Caller() { id }: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const asked = queryOf(parse(listSchema, query), { seenBy: { $in: [id, everybody] } });
    return answerList<ViewDocument, SeenView>(request, reply, {
      name: 'vues',
      columns,
      itemOf: ({ seenBy: _, ...view }) => ({ ...view, mine: view.owner === id }),
      find: (whole) => this.#model.find({ ...asked, ...whole }),
    });
  }

  @Post()
  @Operation({
    summary: viewIntents.keep.summary,
    body: keepSchema,
    roles: viewIntents.keep.roles,
    command: true,
  })
  keep(
    @Body({ schema: keepSchema }) fields: z.output<typeof keepSchema>,
    @Caller() caller: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.#send(undefined, { intent: 'keep', ...fields }, caller, request, reply);
  }

  @Post(':view/:intent')
  @HttpCode(200)
  @Operation({ summary: 'Agir sur une vue', intents: operationsOf(laterIntents) })
  act(
    @Param('view') view: string,
    @Param('intent') intent: string,
    @Body() body: unknown,
    @Caller() caller: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.#send(view, intentOf(laterIntents, intent, body), caller, request, reply);
  }

  async #send(
    view: string | undefined,
    intent: ViewCommand['intent'],
    caller: Principal,
    request: FastifyRequest,
    reply: FastifyReply,
  ) {
    const command = new ViewCommand(view, intent, commandEnvelope(request, caller), askerOf(caller));
    const result = await this.#commands.execute(command);
    return answerCommand(result.view, result, this.#ports.readModels, request, reply);
  }
}

const columns: readonly CsvColumn<SeenView>[] = [
  { header: 'vue', value: ({ view }) => view },
  { header: 'nom', value: ({ name }) => name },
  { header: 'adresse', value: ({ search }) => search },
  { header: 'à', value: ({ owner }) => owner },
  { header: 'partagée', value: ({ shared }) => (shared ? 'oui' : 'non') },
];
