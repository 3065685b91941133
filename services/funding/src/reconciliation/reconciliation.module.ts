import { type DynamicModule, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { PORTS, type Ports } from '../ports.ts';
import { BenchReader } from './bench/bench-reader.ts';
import { Comparison } from './comparison.ts';
import { ExtractImporter } from './extract-importer.ts';
import { openExtractImport } from './open-extract-import.ts';
import type { PaymentDesk } from './payment-desk.ts';
import { ReconciliationDesk } from './reconciliation-desk.ts';
import { ExtractLineController } from './extract-line.controller.ts';
import { ExtractController } from './extract.controller.ts';
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
  const { models, streams, comparison, importer } = openExtractImport(ports);
  const desk = new ReconciliationDesk(ports, streams, models.lines, comparison, payments);
  return { importer, comparison, desk, bench: new BenchReader(models) };
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
