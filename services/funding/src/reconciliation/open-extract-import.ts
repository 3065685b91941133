import type { Ports } from '../ports.ts';
import { benchLines } from './bench/bench-lines.projection.ts';
import { extracts } from './bench/extracts.projection.ts';
import { openOrders } from './bench/open-orders.projection.ts';
import { Comparison } from './comparison.ts';
import { ExtractImporter } from './extract-importer.ts';
import { openReconciliationStreams } from './reconciliation-streams.ts';

/**
 * What takes extracts in and compares them, on engines of one's own: for the service, and for a command line without
 * HTTP. Its read models are declared here: before `readModels.start()`.
 */
export function openExtractImport(ports: Pick<Ports, 'store' | 'clock' | 'readModels'>) {
  const { readModels } = ports;
  const models = {
    lines: readModels.register(benchLines),
    extracts: readModels.register(extracts),
    orders: readModels.register(openOrders),
  };
  const streams = openReconciliationStreams(ports);
  const comparison = new Comparison(ports, streams, models.orders);
  const importer = new ExtractImporter(ports, streams, comparison, models.lines);
  return { models, streams, comparison, importer };
}
