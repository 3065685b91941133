import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Caller, type Principal, Roles, askerOf } from '@jalon/auth';
import {
  Operation,
  answerCommand,
  answerComparison,
  comparisonSchema,
  asOfSchema,
  commandEnvelope,
  etagOf,
  intentOf,
  operationsOf,
  parse,
} from '@jalon/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { PORTS, type Ports } from '../ports.ts';
import { bulkSchema, carryOutInBulk } from './commitment-bulk.ts';
import { commitmentHttpIntents } from './commitment.commands.ts';
import { CommitmentCommand } from './commitment.handlers.ts';
import { CommitmentReader } from './commitment-reader.ts';

const asOfOnly = z.object({ asOf: asOfSchema.optional() });
/** Whoever may one of the actions; each item is then judged by its own. */
const mayInBulk = ['finance', 'certificateur', 'admin'] as const;

/** One commitment: what is asked of it, its sheet, its history. The register of them all is the ledger's. */
@Controller('api/funding/commitments')
export class CommitmentController {
  readonly #commands: CommandBus;
  readonly #reader: CommitmentReader;
  readonly #ports: Ports;

  constructor(
    @Inject(CommandBus) commands: CommandBus,
    @Inject(CommitmentReader) reader: CommitmentReader,
    @Inject(PORTS) ports: Ports,
  ) {
    this.#commands = commands;
    this.#reader = reader;
    this.#ports = ports;
  }

  @Post('bulk/:intent')
  @HttpCode(200)
  @Roles(...mayInBulk)
  @Operation({
    summary: 'La même action sur plusieurs engagements : ce que chacun est devenu',
    body: bulkSchema,
    roles: mayInBulk,
    command: true,
  })
  async bulk(
    @Param('intent') intent: string,
    @Body({ schema: bulkSchema }) batch: z.output<typeof bulkSchema>,
    @Caller() caller: Principal,
    @Req() request: FastifyRequest,
  ) {
    const envelope = commandEnvelope(request, caller);
    const items = await carryOutInBulk(intent, batch, envelope, (commitment, asked, own) =>
      this.#commands.execute(new CommitmentCommand(commitment, asked, own, askerOf(caller))),
    );
    const last = await this.#ports.store.lastPosition();
    await this.#ports.readModels.waitFor(last, 2_000).catch(() => undefined);
    return { correlationId: envelope.correlationId, items };
  }

  @Get(':commitment')
  @Operation({ summary: 'La fiche d’un engagement, telle qu’elle est ou était connue', query: asOfOnly })
  async sheet(
    @Param('commitment') commitment: string,
    @Query() query: unknown,
    @Caller() caller: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { asOf } = parse(asOfOnly, query);
    const sheet = await this.#reader.sheet(commitment, askerOf(caller), asOf);
    if (asOf === undefined) reply.header('etag', etagOf(sheet.revision));
    return sheet;
  }

  @Get(':commitment/history')
  @Operation({
    summary: 'L’histoire d’un engagement : qui, quand, pourquoi, ce que valent alors les montants',
    query: asOfOnly,
  })
  async history(
    @Param('commitment') commitment: string,
    @Query() query: unknown,
    @Caller() caller: Principal,
  ) {
    const { asOf } = parse(asOfOnly, query);
    const items = await this.#reader.history(commitment, askerOf(caller), asOf);
    return { items, total: items.length };
  }

  @Get(':commitment/comparison')
  @Operation({
    summary: 'Un engagement à deux dates : chaque champ, et les faits qui l’ont changé entre elles',
    query: comparisonSchema,
  })
  async comparison(
    @Param('commitment') commitment: string,
    @Query() query: unknown,
    @Caller() caller: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { since, asOf } = parse(comparisonSchema, query);
    const comparison = await this.#reader.comparison(commitment, askerOf(caller), since, asOf);
    const position = this.#ports.readModels.position();
    const offer = { name: `comparaison-${commitment}`, comparison, since, asOf, position };
    return answerComparison(request, reply, offer);
  }

  @Post(':commitment/:intent')
  @HttpCode(200)
  @Operation({ summary: 'Agir sur un engagement', intents: operationsOf(commitmentHttpIntents) })
  async act(
    @Param('commitment') commitment: string,
    @Param('intent') name: string,
    @Body() body: unknown,
    @Caller() caller: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const intent = intentOf(commitmentHttpIntents, name, body);
    const envelope = commandEnvelope(request, caller);
    const command = new CommitmentCommand(commitment, intent, envelope, askerOf(caller));
    const result = await this.#commands.execute(command);
    const answer = await answerCommand(commitment, result, this.#ports.readModels, request, reply);
    const { state, warnings } = result;
    return {
      ...answer,
      status: state.status,
      ...('amounts' in state && { amounts: state.amounts }),
      warnings,
    };
  }
}
