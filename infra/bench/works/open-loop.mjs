import { Latencies } from './latencies.mjs';

/**
 * Questions that arrive at their instants, whether or not the earlier ones were answered. A latency counts from
 * the instant when the question was due, so that a stall is paid by all who would have come during it.
 * @param {{ rate: number, seconds: number, warmUpSeconds: number }} load `rate` per second
 * @param {(question: number) => Promise<unknown>} ask
 */
export async function openLoop({ rate, seconds, warmUpSeconds }, ask) {
  const unmeasured = Math.floor(rate * warmUpSeconds);
  const total = unmeasured + Math.floor(rate * seconds);
  const latencies = new Latencies(total - unmeasured);
  const start = performance.now();
  let asked = 0;
  let answered = 0;
  await new Promise((resolve, reject) => {
    const arrive = () => {
      const due = Math.min(total, Math.floor(((performance.now() - start) * rate) / 1000));
      for (; asked < due; asked++) question(asked);
      if (asked < total) setImmediate(arrive);
    };
    const question = (nth) => {
      const dueAt = start + (nth * 1000) / rate;
      ask(nth).then(() => {
        answered += 1;
        if (nth >= unmeasured) latencies.add(performance.now() - dueAt);
        if (answered === total) resolve();
      }, reject);
    };
    arrive();
  });
  const elapsed = (performance.now() - start) / 1000;
  return { ...latencies.summary(), perSecond: total / elapsed, answered };
}
