import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Caller, type Principal, Roles, askerOf } from '@jalon/auth';
import {
  Operation,
  answerCommand,
  answerList,
  commandEnvelope,
  intentOf,
  operationsOf,
  parse,
} from '@jalon/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PORTS, type Ports } from '../ports.ts';
import { type BenchRow, benchColumns, benchListSchema } from './bench/bench-list.ts';
import { BenchReader } from './bench/bench-reader.ts';
import { ExtractLineCommand } from './reconciliation.handlers.ts';
import { lineIntents } from './sheet/sheet.commands.ts';

import { asOfOnly, readers } from './reconciliation-requests.ts';

/** The lines of every file in force, and what is decided of each. */
@Controller('api/funding/lines')
export class ExtractLineController {
  readonly #commands: CommandBus;
  readonly #bench: BenchReader;
  readonly #ports: Ports;

  constructor(
    @Inject(CommandBus) commands: CommandBus,
    @Inject(BenchReader) bench: BenchReader,
    @Inject(PORTS) ports: Ports,
  ) {
    this.#commands = commands;
    this.#bench = bench;
    this.#ports = ports;
  }

  @Get()
  @Roles(...readers)
  @Operation({
    summary: 'Le banc de rapprochement : les lignes de tous les fichiers en vigueur',
    query: benchListSchema,
    roles: readers,
  })
  list(
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const asked = parse(benchListSchema, query);
    return answerList<BenchRow, BenchRow>(request, reply, {
      name: 'rapprochement',
      columns: benchColumns,
      itemOf: (line) => line,
      find: (whole) => this.#bench.lines(asked, undefined, whole),
    });
  }

  @Get(':line')
  @Roles(...readers)
  @Operation({ summary: 'Une ligne : la leur, la nôtre, pourquoi', query: asOfOnly, roles: readers })
  one(@Param('line') line: string, @Query() query: unknown) {
    return this.#bench.line(line, parse(asOfOnly, query).asOf);
  }

  @Post(':line/:intent')
  @HttpCode(200)
  @Operation({ summary: 'Décider d’une ligne', intents: operationsOf(lineIntents) })
  async act(
    @Param('line') line: string,
    @Param('intent') intent: string,
    @Body() body: unknown,
    @Caller() caller: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const asked = intentOf(lineIntents, intent, body);
    const command = new ExtractLineCommand(line, asked, commandEnvelope(request, caller), askerOf(caller));
    const result = await this.#commands.execute(command);
    return answerCommand(line, result, this.#ports.readModels, request, reply);
  }
}
