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
  financingPlanColumns,
  financingPlanListQuery,
  financingPlanListSchema,
} from './financing-plan-list.ts';
import { financingPlanIntents } from './financing-plan.commands.ts';
import { FINANCING_PLANS, FinancingPlanCommand, type FinancingPlans } from './financing-plan.handlers.ts';
import { type FinancingPlanDocument, financingPlanDocument } from './financing-plans.projection.ts';

export const FINANCING_PLAN_MODEL = Symbol('Read model of the financing plans');

const oneSchema = financingPlanListSchema.pick({ asOf: true });
/** A plan is named by who states it: `npru-2016`. */
const planIdSchema = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9.-]{0,58}[a-z0-9])?$/, 'minuscules, chiffres, points et tirets');

@Controller('api/funding/financing-plans')
export class FinancingPlanController {
  readonly #commands: CommandBus;
  readonly #model: ReadModel<FinancingPlanDocument>;
  readonly #plans: FinancingPlans;
  readonly #ports: Ports;

  constructor(
    @Inject(CommandBus) commands: CommandBus,
    @Inject(FINANCING_PLAN_MODEL) model: ReadModel<FinancingPlanDocument>,
    @Inject(FINANCING_PLANS) plans: FinancingPlans,
    @Inject(PORTS) ports: Ports,
  ) {
    this.#commands = commands;
    this.#model = model;
    this.#plans = plans;
    this.#ports = ports;
  }

  @Get()
  @Operation({
    summary: 'Les plans de financement connus par leurs parts, avec ce qu’ils laissent inexpliqué',
    query: financingPlanListSchema,
  })
  list(
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const asked = financingPlanListQuery(parse(financingPlanListSchema, query));
    return answerList<FinancingPlanDocument, FinancingPlanDocument>(request, reply, {
      name: 'plans-de-financement',
      columns: financingPlanColumns,
      itemOf: (plan) => plan,
      find: (whole) => this.#model.find({ ...asked, ...whole }),
    });
  }

  @Get(':plan')
  @Operation({ summary: 'Un plan de financement, et ses énoncés précédents', query: oneSchema })
  async one(
    @Param('plan') plan: string,
    @Query() query: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { asOf } = parse(oneSchema, query);
    const { state, revision } = await this.#plans.load(parse(planIdSchema, plan), asOf);
    if (state.status === 'absent') throw new NotFound('financing-plan', plan);
    if (asOf === undefined) reply.header('etag', etagOf(revision));
    return financingPlanDocument(state);
  }

  @Post(':plan/:intent')
  @HttpCode(200)
  @Operation({ summary: 'Agir sur un plan de financement', intents: operationsOf(financingPlanIntents) })
  async act(
    @Param('plan') plan: string,
    @Param('intent') intent: string,
    @Body() body: unknown,
    @Caller() caller: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const command = new FinancingPlanCommand(
      parse(planIdSchema, plan),
      intentOf(financingPlanIntents, intent, body),
      commandEnvelope(request, caller),
      askerOf(caller),
    );
    const result = await this.#commands.execute(command);
    return answerCommand(plan, result, this.#ports.readModels, request, reply);
  }
}
