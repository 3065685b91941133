import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { Caller, type Principal } from '@jalon/auth';
import { Operation, answerList, asOfSchema, parse, preferredFormat } from '@jalon/http';
import type { ReadModel } from '@jalon/read-models';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { GrantDocument } from './grant-document.ts';
import { type GrantRow, grantColumns, grantRows, porteurGrants } from './grant-view.ts';
import { NotYourGrants } from './porteur-grants.errors.ts';

export const GRANTS = Symbol('Read model of the grants');

const grantsSchema = z.strictObject({
  asOf: asOfSchema.optional(),
  funder: z.string().max(40).optional(),
  dossier: z.string().max(80).optional(),
});

/** More than any body is ever granted. */
const everything = 100_000;

/** What a porteur was granted, through all its years and every change of number. */
@Controller('api/funding/porteurs')
export class PorteurGrantsController {
  readonly #grants: ReadModel<GrantDocument>;

  constructor(@Inject(GRANTS) grants: ReadModel<GrantDocument>) {
    this.#grants = grants;
  }

  @Get(':porteur/grants')
  @Operation({
    summary: 'Les subventions d’un porteur, toutes années réunies ; un porteur ne voit que les siennes',
    query: grantsSchema,
  })
  async grants(
    @Param('porteur') porteur: string,
    @Query() query: unknown,
    @Caller() { role, organisation }: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    if (role === 'porteur' && porteur !== organisation) throw new NotYourGrants();
    const { asOf, funder, dossier } = parse(grantsSchema, query);
    const { items, position } = await this.#grants.find({
      filter: {
        'beneficiary.id': porteur,
        ...(funder === undefined ? {} : { funder }),
        ...(dossier === undefined ? {} : { dossier }),
      },
      sort: [{ field: 'dossier' }, { field: 'year' }, { field: 'lineId' }],
      pageSize: everything,
      ...(asOf === undefined ? {} : { asOf }),
    });
    const view = porteurGrants(porteur, items);
    if (preferredFormat(request.headers.accept) === 'json') {
      reply.header('vary', 'accept').header('x-jalon-position', String(position));
      return view;
    }
    const rows = grantRows(view.grants);
    const found = { items: rows, total: rows.length, page: 1, pageSize: rows.length, facets: {}, position };
    return answerList<GrantRow, GrantRow>(request, reply, {
      name: 'subventions-du-porteur',
      columns: grantColumns,
      itemOf: (row) => row,
      find: () => Promise.resolve(found),
    });
  }
}
