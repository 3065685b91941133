import { closedLoop } from './closed-loop.mjs';
import { eventSource, streamCount, streamName } from './dossiers.mjs';
import { openLoop } from './open-loop.mjs';

/**
 * Durable appends of one event, each at the revision that its stream must have.
 * @param {{ openAppends: Function }} contender
 * @param {{ directory: string, seed: number, callers?: number, rate?: number, seconds: number, warmUpSeconds: number }} parameters
 */
export async function run(contender, parameters) {
  const store = await contender.openAppends(parameters);
  const events = eventSource(parameters.seed);
  const names = Array.from({ length: streamCount }, (_, n) => streamName(n));
  const lengths = new Int32Array(streamCount);
  const append = (stream) => store.append(names[stream], events.next(), lengths[stream]++ - 1);

  const result = parameters.rate
    ? await openLoop(parameters, (nth) => append(nth % streamCount))
    : await ownStreams(parameters, append);
  const stored = await store.closeAndCount();
  if (stored !== result.answered) throw new Error(`${result.answered} answered, ${stored} stored`);
  return result;
}

/** Each caller has its own streams, so that none meets a conflict of the bench's own making. */
function ownStreams(parameters, append) {
  const { callers } = parameters;
  const turns = new Int32Array(callers);
  const shareOf = (caller) => Math.floor((streamCount - 1 - caller) / callers) + 1;
  return closedLoop(parameters, (caller) => append(caller + callers * (turns[caller]++ % shareOf(caller))));
}
