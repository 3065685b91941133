import { type DynamicModule, Module } from '@nestjs/common';
import type { ReadModel } from '@jalon/read-models';
import { PORTS, type Ports } from '../ports.ts';
import { type FinancialReport, financialReports as projection } from './financial-reports.projection.ts';
import { FINANCIAL_REPORTS, ReportFollowupController } from './report-followup.controller.ts';

/** Every financial report, for whoever must know which are late. */
export function openFinancialReports({ readModels }: Pick<Ports, 'readModels'>): ReadModel<FinancialReport> {
  return readModels.register(projection);
}

@Module({})
export class ReportFollowupModule {
  static register(ports: Ports, reports: ReadModel<FinancialReport>): DynamicModule {
    return {
      module: ReportFollowupModule,
      controllers: [ReportFollowupController],
      providers: [
        { provide: PORTS, useValue: ports },
        { provide: FINANCIAL_REPORTS, useValue: reports },
      ],
    };
  }
}
