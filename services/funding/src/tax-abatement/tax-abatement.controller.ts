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
import { z } from 'zod';
import { NotFound } from '../intents.errors.ts';
import { PORTS, type Ports } from '../ports.ts';
import {
  taxAbatementColumns,
  taxAbatementListQuery,
  taxAbatementListSchema,
  taxAbatementTotalsSchema,
} from './tax-abatement-list.ts';
import { totalsOf } from './tax-abatement-totals.ts';
import { taxAbatementIntents } from './tax-abatement.commands.ts';
import { TAX_ABATEMENTS, TaxAbatementCommand, type TaxAbatements } from './tax-abatement.handlers.ts';
import { type TaxAbatementDocument, taxAbatementDocument } from './tax-abatements.projection.ts';

export const TAX_ABATEMENT_MODEL = Symbol('Read model of the tax abatements');

const oneSchema = taxAbatementListSchema.pick({ asOf: true });
/** A convention is named by who records it: `tfpb-2016-03`. */
const conventionIdSchema = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9.-]{0,58}[a-z0-9])?$/, 'minuscules, chiffres, points et tirets');

@Controller('api/funding/tax-abatements')
export class TaxAbatementController {
  readonly #commands: CommandBus;
  readonly #model: ReadModel<TaxAbatementDocument>;
  readonly #abatements: TaxAbatements;
  readonly #ports: Ports;

  constructor(
    @Inject(CommandBus) commands: CommandBus,
    @Inject(TAX_ABATEMENT_MODEL) model: ReadModel<TaxAbatementDocument>,
    @Inject(TAX_ABATEMENTS) abatements: TaxAbatements,
    @Inject(PORTS) ports: Ports,
  ) {
    this.#commands = commands;
    this.#model = model;
    this.#abatements = abatements;
    this.#ports = ports;
  }

  @Get()
  @Operation({
    summary: 'Les conventions d’abattement de TFPB et leurs bilans annuels',
    query: taxAbatementListSchema,
  })
  list(
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const asked = taxAbatementListQuery(parse(taxAbatementListSchema, query));
    return answerList<TaxAbatementDocument, TaxAbatementDocument>(request, reply, {
      name: 'abattements-tfpb',
      columns: taxAbatementColumns,
      itemOf: (convention) => convention,
      find: (whole) => this.#model.find({ ...asked, ...whole }),
    });
  }

  @Get('totals')
  @Operation({
    summary: 'Les économies d’impôt et les dépenses valorisées, toutes conventions réunies',
    query: taxAbatementTotalsSchema,
  })
  async totals(@Query() query: unknown) {
    const { year, asOf } = parse(taxAbatementTotalsSchema, query);
    const conventions = await this.#model.all(asOf);
    return totalsOf(
      conventions.map(({ document }) => document),
      year,
    );
  }

  @Get(':convention')
  @Operation({ summary: 'Une convention d’abattement', query: oneSchema })
  async one(
    @Param('convention') convention: string,
    @Query() query: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { asOf } = parse(oneSchema, query);
    const { state, revision } = await this.#abatements.load(parse(conventionIdSchema, convention), asOf);
    if (state.status === 'absent') throw new NotFound('tax-abatement', convention);
    if (asOf === undefined) reply.header('etag', etagOf(revision));
    return taxAbatementDocument(state);
  }

  @Post(':convention/:intent')
  @HttpCode(200)
  @Operation({ summary: 'Agir sur une convention d’abattement', intents: operationsOf(taxAbatementIntents) })
  async act(
    @Param('convention') convention: string,
    @Param('intent') intent: string,
    @Body() body: unknown,
    @Caller() caller: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const command = new TaxAbatementCommand(
      parse(conventionIdSchema, convention),
      intentOf(taxAbatementIntents, intent, body),
      commandEnvelope(request, caller),
      askerOf(caller),
    );
    const result = await this.#commands.execute(command);
    return answerCommand(convention, result, this.#ports.readModels, request, reply);
  }
}
