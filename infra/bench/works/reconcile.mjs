/**
 * Reconciles an accountant's extract with open payment orders: from the file's bytes until every line has its verdict,
 * on disk and to be seen, for who keeps anything.
 * @param {{ openReconcile: Function }} contender
 * @param {{ folder: string, directory: string }} parameters
 */
export async function run(contender, parameters) {
  const desk = await contender.openReconcile(parameters);
  const start = performance.now();
  const { lines, found } = await desk.reconcile();
  const seconds = (performance.now() - start) / 1000;
  await desk.close();
  if (found === 0) throw new Error('Nothing was found');
  return {
    perSecond: lines / seconds,
    microsecondsALine: (seconds * 1e6) / lines,
    found,
    peakMegabytes: process.resourceUsage().maxRSS / 1024,
  };
}
