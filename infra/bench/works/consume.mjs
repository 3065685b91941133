import { randomUUID } from 'node:crypto';

/**
 * Brings a log into documents of a database, from nothing to its end.
 * @param {Record<string, Function>} contender
 * @param {{ open: string, log: string, events: number, documents: number, url: string }} parameters
 */
export async function run(contender, { open, log, events, documents, url }) {
  const database = `bench-${randomUUID().slice(0, 8)}`;
  const consumer = await contender[open]({ log, url, database });
  const start = performance.now();
  await consumer.consume();
  const seconds = (performance.now() - start) / 1000;
  const kept = await consumer.close();
  if (kept !== documents) throw new Error(`${kept} documents, not ${documents}`);
  return { perSecond: events / seconds, peakMegabytes: process.resourceUsage().maxRSS / 1024 };
}
