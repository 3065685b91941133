import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { Roles } from '@jalon/auth';
import { type EventStore, StreamNotFound, type StreamName } from '@jalon/event-store';
import { Operation, answerList, asOfSchema, parse } from '@jalon/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { PORTS, type Ports } from '../ports.ts';
import { type AuditedEvent, audited, categoryOf, eventColumns } from './audited-event.ts';
import { CorrelationNotFound, SubjectNotFound } from './event.errors.ts';
import { eventQuestionSchema } from './event-question.ts';
import { searchEvents } from './event-search.ts';

const readers = ['auditeur', 'admin'] as const;
const asOfOnly = z.strictObject({ asOf: asOfSchema.optional() });
/** More than one act ever sets off. */
const everything = 10_000;

/** Every event of every service: found, and followed from one service to the other. */
@Controller('api/audit')
@Roles(...readers)
export class EventController {
  readonly #store: EventStore;

  constructor(@Inject(PORTS) { store }: Ports) {
    this.#store = store;
  }

  @Get('events')
  @Operation({ summary: 'Chercher dans toute l’histoire', query: eventQuestionSchema, roles: readers })
  async search(
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const question = parse(eventQuestionSchema, query);
    const position = await this.#store.lastPosition();
    return answerList(request, reply, {
      name: 'evenements',
      columns: eventColumns,
      itemOf: (event: AuditedEvent) => event,
      find: async (whole) => {
        const found = await searchEvents(this.#store, question, whole);
        return { ...found, items: found.items.map(audited), position };
      },
    });
  }

  @Get('correlations/:correlation')
  @Operation({
    summary: 'Tout ce qu’un acte a entraîné, d’un service à l’autre, dans l’ordre',
    query: asOfOnly,
    roles: readers,
  })
  async correlation(
    @Param('correlation') correlation: string,
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { asOf } = parse(asOfOnly, query);
    const question = { correlation, sort: ['position' as const], ...(asOf !== undefined && { asOf }) };
    const { items, total } = await searchEvents(this.#store, question, { page: 1, pageSize: everything });
    if (total === 0) throw new CorrelationNotFound(correlation);
    const answer = await this.#whole(`correlation-${correlation}`, items.map(audited), request, reply);
    return isFile(answer) ? answer : { correlation, items: answer.items, total };
  }

  @Get('subjects/:subject')
  @Operation({ summary: 'Tous les événements d’un sujet, dans l’ordre', query: asOfOnly, roles: readers })
  async subject(
    @Param('subject') subject: string,
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { asOf } = parse(asOfOnly, query);
    if (!isStream(subject)) throw new SubjectNotFound(subject);
    const items: AuditedEvent[] = [];
    try {
      for await (const event of this.#store.readStream(subject, asOf === undefined ? {} : { until: asOf }))
        items.push(audited(event));
    } catch (error) {
      if (!(error instanceof StreamNotFound)) throw error;
    }
    if (items.length === 0) throw new SubjectNotFound(subject);
    const answer = await this.#whole(`histoire-${subject}`, items, request, reply);
    return isFile(answer) ? answer : { subject, items, total: items.length };
  }

  /** A story that has no pages, as `Accept` wants it. Its file's name holds what a stream's name may, slashes aside. */
  async #whole(name: string, items: readonly AuditedEvent[], request: FastifyRequest, reply: FastifyReply) {
    const position = await this.#store.lastPosition();
    return answerList<AuditedEvent, AuditedEvent>(request, reply, {
      name: name.replaceAll(/[^A-Za-z0-9._-]/g, '-'),
      columns: eventColumns,
      itemOf: (event) => event,
      find: (whole = { page: 1, pageSize: everything }) =>
        Promise.resolve({ ...whole, items, total: items.length, facets: {}, position }),
    });
  }
}

function isFile<Answer>(answer: Answer | string | Buffer): answer is string | Buffer {
  return typeof answer === 'string' || Buffer.isBuffer(answer);
}

function isStream(text: string): text is StreamName {
  return categoryOf(text) !== text && /^[\x21-\x7e]+$/.test(text);
}
