import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Caller, type Principal, Roles, askerOf } from '@jalon/auth';
import {
  InvalidRequest,
  Operation,
  asOfSchema,
  commandEnvelope,
  etagOf,
  parse,
  answerCommand,
  answerComparison,
  comparisonSchema,
  intentOf,
  operationsOf,
} from '@jalon/http';
import { readReference } from '@jalon/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { PORTS, type Ports } from '../ports.ts';
import { bulkSchema, carryOutInBulk } from './dossier-bulk.ts';
import { type DossierIntent, dossierHttpIntents, dossierIntents } from './dossier.commands.ts';
import { DossierNotFound } from './dossier.errors.ts';
import { DossierCommand } from './dossier.handlers.ts';
import { DossierReader } from './dossier-reader.ts';

const asOfOnly = z.object({ asOf: asOfSchema.optional() });
/** Whoever may one of the actions; each item is then judged by its own. */
const mayInBulk = ['instructeur', 'decideur', 'admin'] as const;
const draftSchema = dossierIntents['open-draft'].schema.partial({ porteur: true });

/** One dossier: what is asked of it, its sheet, its history. */
@Controller('api/programmation/dossiers')
export class DossierController {
  readonly #commands: CommandBus;
  readonly #reader: DossierReader;
  readonly #ports: Ports;

  constructor(
    @Inject(CommandBus) commands: CommandBus,
    @Inject(DossierReader) reader: DossierReader,
    @Inject(PORTS) ports: Ports,
  ) {
    this.#commands = commands;
    this.#reader = reader;
    this.#ports = ports;
  }

  @Post()
  @Operation({
    summary: dossierIntents['open-draft'].summary,
    body: draftSchema,
    roles: dossierIntents['open-draft'].roles,
    command: true,
  })
  open(
    @Body({ schema: draftSchema }) fields: z.output<typeof draftSchema>,
    @Caller() caller: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const porteur = fields.porteur ?? caller.organisation;
    if (porteur === undefined) throw new InvalidRequest([{ field: 'porteur', message: 'champ obligatoire' }]);
    return this.#send(undefined, { ...fields, intent: 'open-draft', porteur }, caller, request, reply);
  }

  @Post('bulk')
  @HttpCode(200)
  @Roles(...mayInBulk)
  @Operation({
    summary: 'Agir sur plusieurs dossiers : affecter, déclarer recevables, notifier',
    body: bulkSchema,
    roles: mayInBulk,
    command: true,
  })
  async bulk(
    @Body({ schema: bulkSchema }) batch: z.output<typeof bulkSchema>,
    @Caller() caller: Principal,
    @Req() request: FastifyRequest,
  ) {
    const envelope = commandEnvelope(request, caller);
    const items = await carryOutInBulk(batch, envelope, (reference, command, own) =>
      this.#commands.execute(new DossierCommand(known(reference), command, own, askerOf(caller))),
    );
    const last = await this.#ports.store.lastPosition();
    await this.#ports.readModels.waitFor(last, 2_000).catch(() => undefined);
    return { correlationId: envelope.correlationId, items };
  }

  @Post(':reference/:intent')
  @HttpCode(200)
  @Operation({ summary: 'Agir sur un dossier', intents: operationsOf(dossierHttpIntents) })
  act(
    @Param('reference') reference: string,
    @Param('intent') intent: string,
    @Body() body: unknown,
    @Caller() caller: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const asked = intentOf(dossierHttpIntents, intent, body);
    return this.#send(known(reference), asked, caller, request, reply);
  }

  @Get(':reference')
  @Operation({ summary: 'La fiche d’un dossier', query: asOfOnly })
  async sheet(
    @Param('reference') reference: string,
    @Query() query: unknown,
    @Caller() caller: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { asOf } = parse(asOfOnly, query);
    const sheet = await this.#reader.sheet(known(reference), askerOf(caller), asOf);
    if (asOf === undefined) reply.header('etag', etagOf(sheet.revision));
    return sheet;
  }

  @Get(':reference/history')
  @Operation({ summary: 'L’histoire d’un dossier : qui, quand, pourquoi, ce qui a changé', query: asOfOnly })
  async history(@Param('reference') reference: string, @Query() query: unknown, @Caller() caller: Principal) {
    const { asOf } = parse(asOfOnly, query);
    const items = await this.#reader.history(known(reference), askerOf(caller), asOf);
    return { items, total: items.length };
  }

  @Get(':reference/comparison')
  @Operation({
    summary: 'Un dossier à deux dates : chaque champ, et les faits qui l’ont changé entre elles',
    query: comparisonSchema,
  })
  async comparison(
    @Param('reference') given: string,
    @Query() query: unknown,
    @Caller() caller: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { since, asOf } = parse(comparisonSchema, query);
    const reference = known(given);
    const comparison = await this.#reader.comparison(reference, askerOf(caller), since, asOf);
    const position = this.#ports.readModels.position();
    const offer = { name: `comparaison-${reference}`, comparison, since, asOf, position };
    return answerComparison(request, reply, offer);
  }

  async #send(
    reference: string | undefined,
    intent: DossierIntent,
    caller: Principal,
    request: FastifyRequest,
    reply: FastifyReply,
  ) {
    const command = new DossierCommand(reference, intent, commandEnvelope(request, caller), askerOf(caller));
    const result = await this.#commands.execute(command);
    const answer = await answerCommand(result.reference, result, this.#ports.readModels, request, reply);
    return { ...answer, reference: result.reference, status: result.state.status, warnings: result.warnings };
  }
}

/** A reference as a person typed it. @throws DossierNotFound when it cannot be one. */
function known(reference: string): string {
  const read = readReference(reference);
  if (read === undefined) throw new DossierNotFound(reference);
  return read;
}
