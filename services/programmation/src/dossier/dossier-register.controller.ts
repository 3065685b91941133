import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { Caller, type Principal, Roles } from '@jalon/auth';
import { Operation, answerList, parse } from '@jalon/http';
import { parisDay } from '@jalon/kernel';
import type { ReadModel } from '@jalon/read-models';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { PORTS, type Ports } from '../ports.ts';
import { dossierColumns, dossierListQuery, dossierListSchema, publicFacets } from './dossier-list.ts';
import type { DossierEntry } from './dossier-entry.ts';
import { workedOn } from './intent.commands.ts';
import { worklistOf } from './instructor-worklist.ts';

export const DOSSIER_REGISTER = Symbol('Read model of the dossiers');

/** More than any instructor holds. */
const everything = 100_000;

const worklistSchema = z.object({ instructor: z.string().max(80).optional() });

/** Many dossiers: the register, an instructor's worklist. */
@Controller('api/programmation')
export class DossierRegisterController {
  readonly #register: ReadModel<DossierEntry>;
  readonly #ports: Ports;

  constructor(@Inject(DOSSIER_REGISTER) register: ReadModel<DossierEntry>, @Inject(PORTS) ports: Ports) {
    this.#register = register;
    this.#ports = ports;
  }

  @Get('dossiers')
  @Operation({ summary: 'Le registre des dossiers', query: dossierListSchema })
  list(
    @Query() query: unknown,
    @Caller() { role, organisation }: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const own = role === 'porteur' ? (organisation ?? '') : undefined;
    const asked = dossierListQuery(parse(dossierListSchema, query), own);
    return answerList<DossierEntry, DossierEntry>(request, reply, {
      name: 'dossiers',
      columns: dossierColumns,
      itemOf: (entry) => entry,
      find: async (whole) => {
        const found = await this.#register.find({ ...asked, ...whole });
        return { ...found, facets: publicFacets(found.facets) };
      },
    });
  }

  @Get('worklist')
  @Roles('instructeur', 'admin', 'auditeur')
  @Operation({
    summary: 'Le travail d’un instructeur : ce qui est à moi, en retard, à faire',
    query: worklistSchema,
    roles: ['instructeur', 'admin', 'auditeur'],
  })
  async worklist(@Query() query: unknown, @Caller() { id }: Principal) {
    const { instructor = id } = parse(worklistSchema, query);
    const { items } = await this.#register.find({
      filter: { 'instructor.id': instructor, status: { $in: workedOn } },
      pageSize: everything,
    });
    return { instructor, ...worklistOf(items, parisDay(this.#ports.clock.now())) };
  }
}
