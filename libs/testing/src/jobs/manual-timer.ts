import { setImmediate as nextTurn } from 'node:timers/promises';
import { epochMilliseconds, instantOfEpochMilliseconds, type ManualClock } from '@jalon/kernel';
import type { Timer } from '@jalon/jobs/timers';

/** A timer over a clock that stands still: time passes when the test says so. */
export class ManualTimer implements Timer {
  readonly #clock: ManualClock;
  readonly #settled: () => Promise<unknown>;
  readonly #set = new Set<{ readonly at: number; readonly wake: () => void }>();

  /** @param settled resolves when what was woken has done its work; default: some turns of the loop. */
  constructor(clock: ManualClock, settled: () => Promise<unknown> = someTurns) {
    this.#clock = clock;
    this.#settled = settled;
  }

  /** How long until each waking that is set, in ms. */
  get waits(): readonly number[] {
    const now = epochMilliseconds(this.#clock.now());
    return Array.from(this.#set, ({ at }) => at - now);
  }

  after(milliseconds: number, wake: () => void): () => void {
    const one = { at: epochMilliseconds(this.#clock.now()) + milliseconds, wake };
    this.#set.add(one);
    return () => this.#set.delete(one);
  }

  /** Lets time pass from waking to waking, each at its own moment, leaving what it wakes the time to work. */
  async elapse(milliseconds: number): Promise<void> {
    const end = epochMilliseconds(this.#clock.now()) + milliseconds;
    for (;;) {
      const [next] = [...this.#set].sort((a, b) => a.at - b.at);
      if (!next || next.at > end) break;
      this.#set.delete(next);
      this.#clock.set(instantOfEpochMilliseconds(Math.max(next.at, epochMilliseconds(this.#clock.now()))));
      next.wake();
      await this.#settled();
    }
    this.#clock.set(instantOfEpochMilliseconds(end));
  }
}

async function someTurns(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await nextTurn();
}
