import { eventSource, streamCount, streamName } from './dossiers.mjs';

const together = 12; // events of one append

/**
 * Writes the log that the replays read: dossiers in turn, a few events each time, as a year goes.
 * @param {{ openFill: Function }} contender
 * @param {{ log: string, events: number, seed: number }} parameters
 */
export async function run(contender, parameters) {
  const store = await contender.openFill(parameters.log);
  const source = eventSource(parameters.seed);
  const lengths = new Int32Array(streamCount);
  let written = 0;
  for (let turn = 0; written < parameters.events; turn++) {
    const appends = [];
    for (let stream = 0; stream < streamCount && written < parameters.events; stream++) {
      const count = Math.min(together, parameters.events - written);
      const events = Array.from({ length: count }, () => source.next());
      appends.push({ stream: streamName(stream), events, revision: lengths[stream] - 1 });
      lengths[stream] += count;
      written += count;
    }
    await store.write(appends);
  }
  await store.close();
  return { written };
}
