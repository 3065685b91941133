import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { Caller, type Principal, Roles } from '@jalon/auth';
import { Operation, answerList, parse, preferredFormat } from '@jalon/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { countsOf } from './finance-worklist.ts';
import type { WorkItem } from './work-item.ts';
import { isAsked, worklistColumns, worklistSchema } from './worklist-list.ts';
import { WorklistReader } from './worklist-reader.ts';

const readers = ['finance', 'certificateur', 'auditeur', 'admin'] as const;

/** What is to do on commitments, and what keeps it from being done. */
@Controller('api/funding/worklist')
export class WorklistController {
  readonly #reader: WorklistReader;

  constructor(@Inject(WorklistReader) reader: WorklistReader) {
    this.#reader = reader;
  }

  @Get()
  @Roles(...readers)
  @Operation({
    summary: 'Le travail à faire sur les engagements : en retard d’abord, et ce qui bloque',
    query: worklistSchema,
    roles: readers,
  })
  async worklist(
    @Query() query: unknown,
    @Caller() { role }: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const given = parse(worklistSchema, query);
    // A certifier sees what is to be certified, unless they ask for more.
    const asked = role === 'certificateur' ? { who: role, ...given } : given;
    const { today, items: all, position } = await this.#reader.read(asked.funder, asked.asOf);
    const shown = all.filter((item) => isAsked(asked, item));
    const items = shown.filter(({ kind }) => asked.kind?.includes(kind) ?? true);
    const { page = 1, pageSize = 50 } = asked;
    if (preferredFormat(request.headers.accept) === 'json') {
      reply.header('vary', 'accept').header('x-jalon-position', String(position));
      const start = (page - 1) * pageSize;
      return {
        today,
        counts: countsOf(shown),
        items: items.slice(start, start + pageSize),
        total: items.length,
        page,
        pageSize,
      };
    }
    const found = { items, total: items.length, page: 1, pageSize: items.length, facets: {}, position };
    return answerList<WorkItem, WorkItem>(request, reply, {
      name: 'travail',
      columns: worklistColumns,
      itemOf: (item) => item,
      find: () => Promise.resolve(found),
    });
  }
}
