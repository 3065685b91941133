import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Caller, type Principal, Roles, askerOf } from '@jalon/auth';
import {
  Operation,
  answerCommand,
  answerList,
  commandEnvelope,
  etagOf,
  intentOf,
  operationsOf,
  parse,
  problemOf,
  streamProgress,
} from '@jalon/http';
import type { ReadModel } from '@jalon/read-models';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NotFound } from '../intents.errors.ts';
import { PORTS, type Ports } from '../ports.ts';
import { ExerciceClosing } from './exercice-closing.ts';
import { exerciceColumns, exerciceListQuery, exerciceListSchema } from './exercice-list.ts';
import { exerciceIntents } from './exercice.commands.ts';
import { EXERCICES, ExerciceCommand, type Exercices } from './exercice.handlers.ts';
import type { ExerciceDocument } from './exercices.projection.ts';

export const EXERCICE_MODEL = Symbol('Read model of the exercices');

const readers = ['finance', 'certificateur', 'decideur', 'instructeur', 'auditeur', 'admin'] as const;

const asOfOnly = exerciceListSchema.pick({ asOf: true });
const { close, ...atOnce } = exerciceIntents;

/** Once everything is closed, how long the answer waits for lists to show it. */
const patienceMs = 10_000;

@Controller('api/funding/exercices')
export class ExerciceController {
  readonly #commands: CommandBus;
  readonly #model: ReadModel<ExerciceDocument>;
  readonly #exercices: Exercices;
  readonly #closing: ExerciceClosing;
  readonly #ports: Ports;

  constructor(
    @Inject(CommandBus) commands: CommandBus,
    @Inject(EXERCICE_MODEL) model: ReadModel<ExerciceDocument>,
    @Inject(EXERCICES) exercices: Exercices,
    @Inject(ExerciceClosing) closing: ExerciceClosing,
    @Inject(PORTS) ports: Ports,
  ) {
    this.#commands = commands;
    this.#model = model;
    this.#exercices = exercices;
    this.#closing = closing;
    this.#ports = ports;
  }

  @Get()
  @Roles(...readers)
  @Operation({ summary: 'Les exercices', query: exerciceListSchema, roles: readers })
  list(
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const asked = exerciceListQuery(parse(exerciceListSchema, query));
    return answerList<ExerciceDocument, ExerciceDocument>(request, reply, {
      name: 'exercices',
      columns: exerciceColumns,
      itemOf: (exercice) => exercice,
      find: (whole) => this.#model.find({ ...asked, ...whole }),
    });
  }

  @Get(':exercice')
  @Roles(...readers)
  @Operation({ summary: 'Un exercice', query: asOfOnly, roles: readers })
  async one(
    @Param('exercice') exercice: string,
    @Query() query: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { asOf } = parse(asOfOnly, query);
    const { state, revision } = await this.#exercices.load(String(yearOf(exercice)), asOf);
    if (state.status === 'absent') throw new NotFound('exercice', exercice);
    if (asOf === undefined) reply.header('etag', etagOf(revision));
    return state;
  }

  @Get(':exercice/closing')
  @Roles(...readers)
  @Operation({
    summary: 'Ce que la clôture d’un exercice a rattaché, reporté, annulé',
    query: asOfOnly,
    roles: readers,
  })
  async report(@Param('exercice') exercice: string, @Query() query: unknown) {
    const { asOf } = parse(asOfOnly, query);
    const { state } = await this.#exercices.load(String(yearOf(exercice)), asOf);
    if (state.status === 'absent') throw new NotFound('exercice', exercice);
    return this.#closing.report(yearOf(exercice), asOf);
  }

  @Post(':exercice/close')
  @Operation({
    summary: `${close.summary} (la réponse suit l’avancement, une ligne JSON à la fois)`,
    body: close.schema,
    roles: close.roles,
    command: true,
  })
  async close(
    @Param('exercice') exercice: string,
    @Body() body: unknown,
    @Caller() caller: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { act } = parse(close.schema, body ?? {});
    const asked = [yearOf(exercice), act, commandEnvelope(request, caller), askerOf(caller)] as const;
    await this.#closing.check(...asked); // a refusal is an answer of its own, before anything is told
    await streamProgress(
      reply,
      async (tell) => {
        const report = await this.#closing.run(...asked, (step) => tell({ progress: step }));
        await this.#shown();
        return report;
      },
      problemOf,
    );
  }

  @Post(':exercice/:intent')
  @HttpCode(200)
  @Operation({ summary: 'Agir sur un exercice', intents: operationsOf(atOnce) })
  async act(
    @Param('exercice') exercice: string,
    @Param('intent') intent: string,
    @Body() body: unknown,
    @Caller() caller: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const asked = intentOf(atOnce, intent, body);
    const command = new ExerciceCommand(
      yearOf(exercice),
      asked,
      commandEnvelope(request, caller),
      askerOf(caller),
    );
    const result = await this.#commands.execute(command);
    return answerCommand(exercice, result, this.#ports.readModels, request, reply);
  }

  async #shown(): Promise<void> {
    const { store, readModels } = this.#ports;
    await readModels.waitFor(await store.lastPosition(), patienceMs).catch(() => undefined);
  }
}

/** @throws NotFound when the text is no year of ours */
function yearOf(text: string): number {
  if (!/^20[0-9]{2}$/.test(text)) throw new NotFound('exercice', text);
  return Number(text);
}
