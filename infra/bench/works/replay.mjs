import { digestOf, evolve, initialState } from './dossiers.mjs';

/**
 * Reads a log from its beginning and folds it into one state per dossier.
 * @param {{ replay: Function }} contender
 * @param {{ log: string, events: number }} parameters
 */
export async function run(contender, parameters) {
  const states = new Map();
  let folded = 0;
  const fold = (stream, event) => {
    states.set(stream, evolve(states.get(stream) ?? initialState, event));
    folded += 1;
  };
  const start = performance.now();
  await contender.replay(parameters.log, fold);
  const seconds = (performance.now() - start) / 1000;
  if (folded !== parameters.events) throw new Error(`${folded} events folded, not ${parameters.events}`);
  const sorted = new Map([...states].sort(([a], [b]) => (a < b ? -1 : 1)));
  return {
    perSecond: folded / seconds,
    peakMegabytes: process.resourceUsage().maxRSS / 1024,
    digest: digestOf(sorted),
  };
}
