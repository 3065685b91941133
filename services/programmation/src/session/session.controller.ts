import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Caller, type Principal, Roles, askerOf } from '@jalon/auth';
import { derivedId } from '@jalon/event-store';
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
import { z } from 'zod';
import { type BulkItemAnswer, refusedItem } from '../dossier/dossier-bulk.ts';
import { PORTS, type Ports } from '../ports.ts';
import { proposingRecusals } from './proposed-recusals.ts';
import type { SessionAgenda } from './session-agenda.projection.ts';
import {
  type SessionEntry,
  sessionColumns,
  sessionEntryOf,
  sessionListQuery,
  sessionListSchema,
} from './session-list.ts';
import { sessionIntents } from './session.commands.ts';
import { SessionNotFound } from './session.errors.ts';
import { SessionCommand } from './session.handlers.ts';

export const SESSION_MODEL = Symbol('Read model of the sessions');

const oneSchema = sessionListSchema.pick({ asOf: true });
const scheduleSchema = sessionIntents.schedule.schema;
const bulkSchema = z.strictObject({
  items: z.array(sessionIntents['add-agenda-item'].schema).min(1).max(500, 'au plus 500 dossiers'),
});
const { schedule: _schedule, ...laterIntents } = sessionIntents;

@Controller('api/programmation/sessions')
export class SessionController {
  readonly #commands: CommandBus;
  readonly #model: ReadModel<SessionAgenda>;
  readonly #ports: Ports;

  constructor(
    @Inject(CommandBus) commands: CommandBus,
    @Inject(SESSION_MODEL) model: ReadModel<SessionAgenda>,
    @Inject(PORTS) ports: Ports,
  ) {
    this.#commands = commands;
    this.#model = model;
    this.#ports = ports;
  }

  @Get()
  @Operation({ summary: 'Les séances, par comité, date ou état', query: sessionListSchema })
  list(
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const asked = sessionListQuery(parse(sessionListSchema, query));
    return answerList<SessionAgenda, SessionEntry>(request, reply, {
      name: 'seances',
      columns: sessionColumns,
      itemOf: sessionEntryOf,
      find: (whole) => this.#model.find({ ...asked, ...whole }),
    });
  }

  @Get(':session')
  @Operation({
    summary: 'Une séance : quand, où, ses membres, les présents, le procès-verbal',
    query: oneSchema,
  })
  async one(
    @Param('session') session: string,
    @Query() query: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { items, ...found } = await this.#found(session, query, reply);
    return { ...found, dossiers: items.length };
  }

  @Get(':session/agenda')
  @Operation({
    summary: 'L’ordre du jour d’une séance : dossiers, notes, propositions, déports notés ou proposés, avis',
    query: oneSchema,
  })
  async agenda(
    @Param('session') session: string,
    @Query() query: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return proposingRecusals(await this.#found(session, query, reply));
  }

  @Post()
  @Operation({
    summary: sessionIntents.schedule.summary,
    body: scheduleSchema,
    roles: sessionIntents.schedule.roles,
    command: true,
  })
  schedule(
    @Body({ schema: scheduleSchema }) fields: z.output<typeof scheduleSchema>,
    @Caller() caller: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.#send(undefined, { intent: 'schedule', ...fields }, caller, request, reply);
  }

  /** One result per dossier; one correlation for all; the same batch again changes nothing. */
  @Post(':session/agenda/bulk')
  @HttpCode(200)
  @Roles(...sessionIntents['add-agenda-item'].roles)
  @Operation({
    summary: 'Inscrire plusieurs dossiers à l’ordre du jour',
    body: bulkSchema,
    roles: sessionIntents['add-agenda-item'].roles,
    command: true,
  })
  async bulk(
    @Param('session') session: string,
    @Body({ schema: bulkSchema }) { items }: z.output<typeof bulkSchema>,
    @Caller() caller: Principal,
    @Req() request: FastifyRequest,
  ) {
    const { expectedRevision: _session, ...batch } = commandEnvelope(request, caller);
    const answers: BulkItemAnswer[] = [];
    // One after the other: they all write the same agenda, in the order given.
    for (const item of items) {
      const reference = item.dossier;
      const envelope = {
        ...batch,
        commandId: derivedId(batch.commandId, reference),
        causationId: batch.commandId,
      };
      try {
        const command = new SessionCommand(
          session,
          { intent: 'add-agenda-item', ...item },
          envelope,
          askerOf(caller),
        );
        const { revision, repeated } = await this.#commands.execute(command);
        answers.push({ reference, done: true, revision, repeated });
      } catch (error) {
        answers.push(refusedItem(reference, error));
      }
    }
    const last = await this.#ports.store.lastPosition();
    await this.#ports.readModels.waitFor(last, 2_000).catch(() => undefined);
    return { correlationId: batch.correlationId, items: answers };
  }

  @Post(':session/:intent')
  @HttpCode(200)
  @Operation({ summary: 'Agir sur une séance', intents: operationsOf(laterIntents) })
  act(
    @Param('session') session: string,
    @Param('intent') intent: string,
    @Body() body: unknown,
    @Caller() caller: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.#send(session, intentOf(laterIntents, intent, body), caller, request, reply);
  }

  /** @throws SessionNotFound */
  async #found(session: string, query: unknown, reply: FastifyReply): Promise<SessionAgenda> {
    const { asOf } = parse(oneSchema, query);
    const found = await this.#model.get(session, asOf);
    if (found === undefined) throw new SessionNotFound(session);
    if (asOf === undefined) reply.header('etag', etagOf(found.revision));
    return found;
  }

  async #send(
    session: string | undefined,
    intent: SessionCommand['intent'],
    caller: Principal,
    request: FastifyRequest,
    reply: FastifyReply,
  ) {
    const command = new SessionCommand(session, intent, commandEnvelope(request, caller), askerOf(caller));
    const result = await this.#commands.execute(command);
    return answerCommand(result.session, result, this.#ports.readModels, request, reply);
  }
}
