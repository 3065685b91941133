import { randomUUID } from 'node:crypto';

/**
 * Tells a log to Kafka, or hears it there, from nothing to its end: connecting counts, for both contenders.
 * @param {Record<string, Function>} contender
 * @param {{ open: string, from?: string, log: string, events: number, url: string }} parameters `from`: who tells the
 *   topic beforehand, when it is the hearing that is measured
 */
export async function run(contender, { open, from, log, events, url }) {
  const prefix = `bench-${randomUUID().slice(0, 8)}.`;
  if (from) {
    const teller = await contender[from]({ log, url, prefix });
    await teller.run();
    await teller.close();
  }
  const measured = await contender[open]({ log, url, prefix, events });
  const start = performance.now();
  await measured.run();
  const seconds = (performance.now() - start) / 1000;
  await measured.close();
  return { perSecond: events / seconds, peakMegabytes: process.resourceUsage().maxRSS / 1024 };
}
