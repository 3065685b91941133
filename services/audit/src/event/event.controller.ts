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
  async correlation(@Param('correlation') correlation: string, @Query() query: unknown) {
    const { asOf } = parse(asOfOnly, query);
    const question = { correlation, sort: ['position' as const], ...(asOf !== undefined && { asOf }) };
    const { items, total } = await searchEvents(this.#store, question, { page: 1, pageSize: everything });
    if (total === 0) throw new CorrelationNotFound(correlation);
    return { correlation, items: items.map(audited), total };
  }

  @Get('subjects/:subject')
  @Operation({ summary: 'Tous les événements d’un sujet, dans l’ordre', query: asOfOnly, roles: readers })
  async subject(@Param('subject') subject: string, @Query() query: unknown) {
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
    return { subject, items, total: items.length };
  }
}

function isStream(text: string): text is StreamName {
  return categoryOf(text) !== text && /^[\x21-\x7e]+$/.test(text);
}
