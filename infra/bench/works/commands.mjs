import { closedLoop, closedLoopOf } from './closed-loop.mjs';
import { eventSource, nextCommand, streamCount, streamName } from './dossiers.mjs';
import { randomBits, uuid } from './random.mjs';

const length = 12; // events of a dossier before its command

/**
 * Commands in process: load the dossier's 12 events, decide, append.
 * With `kept`, the states are in memory and the same 1,700 dossiers are commanded again and again; without it, each
 * dossier is commanded once, so that every command loads exactly 12 events.
 * @param {{ openCommands: Function }} contender
 * @param {{ directory: string, seed: number, callers: number, kept: boolean, seconds: number, warmUpSeconds: number, commands: number }} parameters
 */
export async function run(contender, parameters) {
  const { callers, kept, seed } = parameters;
  const dossiers = kept ? streamCount : parameters.commands + callers * 8;
  const subject = await contender.openCommands(parameters);
  await fill(subject, dossiers, seed);

  const bits = randomBits(seed + 1);
  const command = (dossier) =>
    subject.command(`D16-${streamName(dossier).slice(-6)}`, nextCommand(bits), uuid(bits));
  if (kept) for (let dossier = 0; dossier < dossiers; dossier++) await command(dossier);

  let result;
  let before = dossiers * length + (kept ? dossiers : 0);
  if (kept) {
    const turns = new Int32Array(callers);
    const shareOf = (caller) => Math.floor((dossiers - 1 - caller) / callers) + 1;
    result = await closedLoop(parameters, (caller) =>
      command(caller + callers * (turns[caller]++ % shareOf(caller))),
    );
  } else {
    const warmUp = callers * 8;
    await closedLoopOf({ callers, questions: warmUp }, command);
    before += warmUp;
    result = await closedLoopOf({ callers, questions: parameters.commands }, (nth) => command(warmUp + nth));
  }
  const stored = await subject.closeAndCount();
  if (stored !== before + result.answered)
    throw new Error(`${stored} events stored, not ${before + result.answered}`);
  return result;
}

async function fill(subject, dossiers, seed) {
  const source = eventSource(seed);
  const waiting = [];
  for (let dossier = 0; dossier < dossiers; dossier++) {
    const events = Array.from({ length }, () => source.next());
    waiting.push(subject.fill(streamName(dossier), events));
    if (waiting.length === 64) await Promise.all(waiting.splice(0));
  }
  await Promise.all(waiting);
}
