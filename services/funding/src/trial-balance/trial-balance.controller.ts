import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { Roles } from '@jalon/auth';
import { Operation, answerList, parse, preferredFormat } from '@jalon/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AccountEntry } from './account-entries.ts';
import {
  entriesSchema,
  entryColumns,
  trialBalanceColumns,
  trialBalanceSchema,
} from './trial-balance-list.ts';
import { TrialBalanceReader } from './trial-balance-reader.ts';
import type { TrialBalanceRow } from './trial-balance.ts';

const readers = ['finance', 'certificateur', 'decideur', 'auditeur', 'admin'] as const;

/** The accounts of the programme in double entry, each figure with the facts behind it. */
@Controller('api/funding/trial-balance')
export class TrialBalanceController {
  readonly #reader: TrialBalanceReader;

  constructor(@Inject(TrialBalanceReader) reader: TrialBalanceReader) {
    this.#reader = reader;
  }

  @Get()
  @Roles(...readers)
  @Operation({
    summary: 'La balance des comptes, à tout instant',
    query: trialBalanceSchema,
    roles: readers,
  })
  async balance(
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const balance = await this.#reader.read(parse(trialBalanceSchema, query));
    if (preferredFormat(request.headers.accept) === 'json') {
      reply.header('vary', 'accept').header('x-jalon-position', String(balance.position));
      const { position: _position, ...answer } = balance;
      return answer;
    }
    const { rows: items, position } = balance;
    const found = { items, total: items.length, page: 1, pageSize: items.length, facets: {}, position };
    return answerList<TrialBalanceRow, TrialBalanceRow>(request, reply, {
      name: 'balance',
      columns: trialBalanceColumns,
      itemOf: (row) => row,
      find: () => Promise.resolve(found),
    });
  }

  @Get(':account/entries')
  @Roles(...readers)
  @Operation({
    summary: 'Les écritures d’un compte, et les faits dont elles viennent',
    query: entriesSchema,
    roles: readers,
  })
  entries(
    @Param('account') account: string,
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { page = 1, pageSize = 50, ...question } = parse(entriesSchema, query);
    return answerList<AccountEntry, AccountEntry>(request, reply, {
      name: `ecritures-${account}`,
      columns: entryColumns,
      itemOf: (entry) => entry,
      find: (whole) => this.#reader.entries(account, question, whole ?? { page, pageSize }),
    });
  }
}
