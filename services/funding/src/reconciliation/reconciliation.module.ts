import { type DynamicModule, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { PORTS, type Ports } from '../ports.ts';
import { benchLines } from './bench/bench-lines.projection.ts';
import { BenchReader } from './bench/bench-reader.ts';
import { extracts } from './bench/extracts.projection.ts';
import { openOrders } from './bench/open-orders.projection.ts';
import { Comparison } from './comparison.ts';
import { ExtractImporter } from './extract-importer.ts';
import type { PaymentDesk } from './payment-desk.ts';
import { ReconciliationDesk } from './reconciliation-desk.ts';
import { openReconciliationStreams } from './reconciliation-streams.ts';
import { ExtractController, ExtractLineController } from './reconciliation.controller.ts';
import { ExtractLineCommandHandler } from './reconciliation.handlers.ts';

/** What reconciles the accountant's files with our orders: for the module, and for a program of the same process. */
export interface Reconciliation {
  readonly importer: ExtractImporter;
  readonly comparison: Comparison;
  readonly desk: ReconciliationDesk;
  readonly bench: BenchReader;
}

/** Opens it, its read models included: before these start. */
export function openReconciliation(
  ports: Pick<Ports, 'store' | 'clock' | 'readModels'>,
  payments: PaymentDesk,
): Reconciliation {
  const { readModels } = ports;
  const models = {
    lines: readModels.register(benchLines),
    extracts: readModels.register(extracts),
    orders: readModels.register(openOrders),
  };
  const streams = openReconciliationStreams(ports);
  const comparison = new Comparison(ports, streams, models.orders);
  return {
    comparison,
    importer: new ExtractImporter(ports, streams, comparison, models.lines),
    desk: new ReconciliationDesk(ports, streams, models.lines, comparison, payments),
    bench: new BenchReader(models),
  };
}

@Module({})
export class ReconciliationModule {
  static register(ports: Ports, { importer, comparison, desk, bench }: Reconciliation): DynamicModule {
    return {
      module: ReconciliationModule,
      imports: [CqrsModule],
      controllers: [ExtractController, ExtractLineController],
      providers: [
        { provide: PORTS, useValue: ports },
        { provide: ExtractImporter, useValue: importer },
        { provide: Comparison, useValue: comparison },
        { provide: ReconciliationDesk, useValue: desk },
        { provide: BenchReader, useValue: bench },
        ExtractLineCommandHandler,
      ],
    };
  }
}
