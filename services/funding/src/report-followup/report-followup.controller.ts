import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { Caller, type Principal } from '@jalon/auth';
import { Operation, answerList, parse } from '@jalon/http';
import { parisDay } from '@jalon/kernel';
import type { ReadModel } from '@jalon/read-models';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PORTS, type Ports } from '../ports.ts';
import type { FinancialReport } from './financial-reports.projection.ts';
import {
  type FollowedReport,
  followedOn,
  reportColumns,
  reportListQuery,
  reportListSchema,
} from './report-list.ts';

export const FINANCIAL_REPORTS = Symbol('Read model of the financial reports');

/** The financial reports of what was granted, late ones first (R10, R11). */
@Controller('api/funding/overdue-reports')
export class ReportFollowupController {
  readonly #reports: ReadModel<FinancialReport>;
  readonly #ports: Ports;

  constructor(@Inject(FINANCIAL_REPORTS) reports: ReadModel<FinancialReport>, @Inject(PORTS) ports: Ports) {
    this.#reports = reports;
    this.#ports = ports;
  }

  @Get()
  @Operation({
    summary: 'Les comptes rendus financiers en retard (ou attendus, reçus, acceptés), un jour donné',
    query: reportListSchema,
  })
  list(
    @Query() query: unknown,
    @Caller() { role, organisation }: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const own = role === 'porteur' ? (organisation ?? '') : undefined;
    const asked = parse(reportListSchema, query);
    const on = asked.on ?? parisDay(this.#ports.clock.now());
    const listed = reportListQuery(asked, on, own);
    return answerList<FinancialReport, FollowedReport>(request, reply, {
      name: 'comptes-rendus-financiers',
      columns: reportColumns,
      itemOf: (report) => followedOn(report, on),
      find: (whole) => this.#reports.find({ ...listed, ...whole }),
    });
  }
}
