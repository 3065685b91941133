import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { Roles } from '@jalon/auth';
import { type CsvColumn, Operation, accessTable, answerList, asOfSchema, parse } from '@jalon/http';
import { readReference } from '@jalon/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { PORTS, type Ports } from '../../ports.ts';
import { DossierController } from '../dossier.controller.ts';
import { DossierNotFound } from '../dossier.errors.ts';
import { DossierReader, readingOf } from '../dossier-reader.ts';
import type { DatedFact } from './knowledge.projection.ts';

const readers = ['auditeur', 'admin'] as const;
const knowledgeSchema = z.strictObject({ at: asOfSchema });

/** Who could have known what of a dossier, and when: for who has to answer for it. */
@Controller('api/programmation/dossiers')
@Roles(...readers)
export class KnowledgeController {
  readonly #reader: DossierReader;
  readonly #ports: Ports;

  constructor(@Inject(DossierReader) reader: DossierReader, @Inject(PORTS) ports: Ports) {
    this.#reader = reader;
    this.#ports = ports;
  }

  @Get(':reference/knowledge')
  @Operation({
    summary:
      'Ce qui était su d’un dossier à un instant, ce qui ne l’était pas encore, et qui pouvait le lire',
    query: knowledgeSchema,
    roles: readers,
  })
  async knowledge(
    @Param('reference') given: string,
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { at } = parse(knowledgeSchema, query);
    const reference = readReference(given);
    if (reference === undefined) throw new DossierNotFound(given);
    const { state, facts, actors } = await this.#reader.knowledge(reference, at);
    const answer = await answerList<DatedFact, DatedFact>(request, reply, {
      name: `savoir-${reference}`,
      columns,
      itemOf: (fact) => fact,
      find: (whole = { page: 1, pageSize: facts.length }) =>
        Promise.resolve({
          ...whole,
          items: facts,
          total: facts.length,
          facets: {},
          position: this.#ports.readModels.position(),
        }),
    });
    if (typeof answer === 'string' || Buffer.isBuffer(answer)) return answer;
    const readable = state.status !== 'absent';
    return {
      reference,
      at,
      status: state.status,
      facts,
      actors,
      readers: readable ? rolesThatRead.map((role) => ({ role, ...readingOf(role, state) })) : [],
    };
  }
}

/** The roles that the guard lets read a dossier's sheet, as the table of who may do what says it. */
const rolesThatRead = accessTable([DossierController])
  .filter(({ action }) => action === 'GET /api/programmation/dossiers/{reference}')
  .flatMap(({ roles }) => roles);

const standings = { known: 'su', unsaid: 'arrivé, pas encore su', 'to-come': 'à venir' } as const;

const columns: readonly CsvColumn<DatedFact>[] = [
  { header: 'révision', value: ({ revision }) => revision },
  { header: 'fait', value: ({ type }) => type },
  { header: 'à cet instant', value: ({ standing }) => standings[standing] },
  { header: 'pris effet le', value: ({ occurredAt }) => occurredAt },
  { header: 'jour que dit le fait', value: ({ effectiveOn }) => effectiveOn, format: 'day' },
  { header: 'su le', value: ({ recordedAt }) => recordedAt },
  { header: 'acteur', value: ({ by }) => by.id },
  { header: 'rôle', value: ({ by }) => by.role },
  { header: 'organisation', value: ({ by }) => by.organisation },
  { header: 'motif', value: ({ why }) => why },
  { header: 'corrélation', value: ({ correlationId }) => correlationId },
];
