import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Caller, type Principal, Roles, askerOf } from '@jalon/auth';
import {
  Operation,
  answerCommand,
  answerComparison,
  comparisonSchema,
  answerList,
  commandEnvelope,
  etagOf,
  intentOf,
  operationsOf,
  parse,
} from '@jalon/http';
import type { Found } from '@jalon/read-models';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PORTS, type Ports } from '../ports.ts';
import type { Movement } from './consumption/envelope-consumption.projection.ts';
import { movementColumns } from './consumption/movement-list.ts';
import { envelopeFactColumns, envelopeFactsSchema } from './envelope-fact-list.ts';
import type { EnvelopeFact } from './envelope-facts.projection.ts';
import { envelopeColumns, envelopeListQuery, envelopeListSchema } from './envelope-list.ts';
import { EnvelopeReader } from './envelope-reader.ts';
import type { EnvelopeView } from './envelope-view.ts';
import { envelopeIntents } from './envelope.commands.ts';
import { EnvelopeCommand } from './envelope.handlers.ts';

/** Who reads the budget: everyone who works on the programme. Porteurs see their own commitments, not the envelopes. */
const readers = [
  'finance',
  'certificateur',
  'decideur',
  'instructeur',
  'secretaire-comite',
  'auditeur',
  'observatoire',
  'admin',
] as const;

const movementsSchema = envelopeListSchema.pick({ asOf: true, page: true, pageSize: true });
const asOfOnly = envelopeListSchema.pick({ asOf: true });

@Controller('api/funding/envelopes')
export class EnvelopeController {
  readonly #commands: CommandBus;
  readonly #reader: EnvelopeReader;
  readonly #ports: Ports;

  constructor(
    @Inject(CommandBus) commands: CommandBus,
    @Inject(EnvelopeReader) reader: EnvelopeReader,
    @Inject(PORTS) ports: Ports,
  ) {
    this.#commands = commands;
    this.#reader = reader;
    this.#ports = ports;
  }

  @Get()
  @Roles(...readers)
  @Operation({
    summary: 'Les enveloppes et leurs soldes, seules et avec leurs enveloppes filles',
    query: envelopeListSchema,
    roles: readers,
  })
  list(
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const asked = envelopeListQuery(parse(envelopeListSchema, query));
    return answerList<EnvelopeView, EnvelopeView>(request, reply, {
      name: 'enveloppes',
      columns: envelopeColumns,
      itemOf: (envelope) => envelope,
      find: (whole) => this.#reader.list({ ...asked, ...whole }),
    });
  }

  @Get(':envelope')
  @Roles(...readers)
  @Operation({ summary: 'Le solde d’une enveloppe, à tout instant', query: asOfOnly, roles: readers })
  async one(
    @Param('envelope') envelope: string,
    @Query() query: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { asOf } = parse(asOfOnly, query);
    const { view, revision } = await this.#reader.balance(envelope, asOf);
    if (asOf === undefined) reply.header('etag', etagOf(revision));
    return view;
  }

  @Get(':envelope/consumption')
  @Roles(...readers)
  @Operation({
    summary: 'Qui a consommé l’enveloppe, dans quel ordre, et au fil du temps',
    query: asOfOnly,
    roles: readers,
  })
  async consumption(@Param('envelope') envelope: string, @Query() query: unknown) {
    const { asOf } = parse(asOfOnly, query);
    return { envelope, ...(await this.#reader.consumption(envelope, asOf)) };
  }

  @Get(':envelope/movements')
  @Roles(...readers)
  @Operation({
    summary: 'Les mouvements d’une enveloppe, dans l’ordre où ils sont venus',
    query: movementsSchema,
    roles: readers,
  })
  async movements(
    @Param('envelope') envelope: string,
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { asOf, page = 1, pageSize = 50 } = parse(movementsSchema, query);
    const all = await this.#reader.movements(envelope, asOf);
    return answerList<Movement, Movement>(request, reply, {
      name: `mouvements-${envelope}`,
      columns: movementColumns,
      itemOf: (movement) => movement,
      find: (whole) => Promise.resolve(this.#pageOf(all, whole ?? { page, pageSize })),
    });
  }

  @Get(':envelope/facts')
  @Roles(...readers)
  @Operation({
    summary: 'Les faits d’une enveloppe, ou ceux qui ont fait un de ses chiffres',
    query: envelopeFactsSchema,
    roles: readers,
  })
  async facts(
    @Param('envelope') envelope: string,
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { asOf, page = 1, pageSize = 50, ...question } = parse(envelopeFactsSchema, query);
    const all = await this.#reader.facts(envelope, question, asOf);
    return answerList<EnvelopeFact, EnvelopeFact>(request, reply, {
      name: `faits-${envelope}`,
      columns: envelopeFactColumns,
      itemOf: (fact) => fact,
      find: (whole) => Promise.resolve(this.#pageOf(all, whole ?? { page, pageSize })),
    });
  }

  @Get(':envelope/comparison')
  @Roles(...readers)
  @Operation({
    summary: 'Une enveloppe à deux dates : chaque champ, et les faits qui l’ont changé entre elles',
    query: comparisonSchema,
    roles: readers,
  })
  async comparison(
    @Param('envelope') envelope: string,
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { since, asOf } = parse(comparisonSchema, query);
    const comparison = await this.#reader.comparison(envelope, since, asOf);
    const position = this.#ports.readModels.position();
    const offer = { name: `comparaison-${envelope}`, comparison, since, asOf, position };
    return answerComparison(request, reply, offer);
  }

  @Post(':envelope/:intent')
  @HttpCode(200)
  @Operation({ summary: 'Agir sur une enveloppe', intents: operationsOf(envelopeIntents) })
  async act(
    @Param('envelope') envelope: string,
    @Param('intent') intent: string,
    @Body() body: unknown,
    @Caller() caller: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const asked = intentOf(envelopeIntents, intent, body);
    const command = new EnvelopeCommand(envelope, asked, commandEnvelope(request, caller), askerOf(caller));
    const result = await this.#commands.execute(command);
    return answerCommand(envelope, result, this.#ports.readModels, request, reply);
  }

  /** A page of what was folded from the log: nothing is counted, nothing is late. */
  #pageOf<Item>(
    all: readonly Item[],
    { page, pageSize }: { readonly page: number; readonly pageSize: number },
  ): Found<Item> {
    const items = all.slice((page - 1) * pageSize, page * pageSize);
    const position = this.#ports.readModels.position();
    return { items, total: all.length, page, pageSize, facets: {}, position };
  }
}
