/**
 * Callers that each ask, wait for the answer, and ask again.
 * @param {{ callers: number, seconds: number, warmUpSeconds: number }} load
 * @param {(caller: number) => Promise<unknown>} ask
 * @returns {Promise<{ perSecond: number, cpuMicroseconds: number, answered: number }>} `perSecond` after the warm-up, `answered` in all
 */
export async function closedLoop({ callers, seconds, warmUpSeconds }, ask) {
  const start = performance.now();
  const measuredFrom = start + warmUpSeconds * 1000;
  const end = measuredFrom + seconds * 1000;
  let measured = 0;
  let answered = 0;
  let last = measuredFrom;
  let before;
  const caller = async (nth) => {
    for (let now = start; now < end;) {
      await ask(nth);
      answered += 1;
      now = performance.now();
      if (now < measuredFrom) continue;
      before ??= process.cpuUsage();
      measured += 1;
      last = now;
    }
  };
  await Promise.all(Array.from({ length: callers }, (_, nth) => caller(nth)));
  return { perSecond: (measured * 1000) / (last - measuredFrom), ...cpuOf(before, measured), answered };
}

/**
 * The same callers, who stop after so many questions in all.
 * @param {{ callers: number, questions: number }} load
 * @param {(question: number) => Promise<unknown>} ask
 */
export async function closedLoopOf({ callers, questions }, ask) {
  const start = performance.now();
  const before = process.cpuUsage();
  let next = 0;
  const caller = async () => {
    while (next < questions) await ask(next++);
  };
  await Promise.all(Array.from({ length: callers }, caller));
  const perSecond = (questions * 1000) / (performance.now() - start);
  return { perSecond, ...cpuOf(before, questions), answered: questions };
}

/** The processor's time that this process took for each answer: it suffers less from neighbours than the clock. */
function cpuOf(before, answers) {
  const { user, system } = process.cpuUsage(before);
  return { cpuMicroseconds: (user + system) / answers };
}
