import { once } from 'node:events';
import type { Faults } from './faults.ts';
import { filterOf, type ReadCall, type ReadOptions, writeTo } from './read-call.ts';
import type { StandInLog } from './stand-in-log.ts';
import { caughtUpMessage, checkpointMessage, confirmationMessage, fellBehindMessage } from './wire.ts';

const searchWindow = 32; // events looked at between two checkpoints, times the interval asked for
const mostLag = 1_000; // events, beyond which a live subscription is told that it fell behind

/** The log after a position, then live. It follows by its own place in the log: a slow reader costs no memory. */
export async function serveSubscription(
  log: StandInLog,
  faults: Faults,
  call: ReadCall,
  options: ReadOptions,
): Promise<void> {
  await faults.before('subscription');
  const matches = filterOf(options);
  const filter = options.getFilter();
  const checkpointEvery = searchWindow * (filter?.getCheckpointintervalmultiplier() ?? 1);
  const all = options.getAll();
  const position = all?.getPosition();
  const after = position ? Number(position.getCommitPosition()) + 1 : 0;
  let next = all?.hasEnd() ? log.events.length : log.indexAt(after);
  let live = false;
  let looked = 0;

  const ending = new AbortController();
  let muted = false;
  const forget = faults.watch({ end: () => ending.abort(), mute: () => (muted = true) });
  call.once('cancelled', () => ending.abort());
  call.once('close', () => ending.abort());
  const lastPosition = (): number => log.events[next - 1]?.position ?? 0;

  await writeTo(call, confirmationMessage(crypto.randomUUID()));
  while (!ending.signal.aborted) {
    const event = log.events[next];
    const quiet = faults.silent || muted;
    if (event === undefined || quiet) {
      if (!live && !quiet) {
        live = true;
        await writeTo(call, caughtUpMessage(lastPosition()));
        continue;
      }
      await once(log.growth, 'grown', { signal: ending.signal }).catch(() => undefined);
      continue;
    }
    next += 1;
    looked += 1;
    if (live && log.events.length - next > mostLag) {
      live = false;
      await writeTo(call, fellBehindMessage(lastPosition()));
    }
    if (matches(event)) await writeTo(call, event.message);
    if (filter && looked % checkpointEvery === 0) await writeTo(call, checkpointMessage(event.position));
  }
  forget();
  if (!call.cancelled) call.end();
}
