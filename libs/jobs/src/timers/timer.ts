/** What wakes the jobs. Injected: a test or a simulation brings its own. */
export interface Timer {
  /** Calls `wake` once, after `milliseconds`. @returns what takes it back. */
  after(milliseconds: number, wake: () => void): () => void;
}

/** The machine's timer. It does not keep a process alive that has nothing else to do. */
export const systemTimer: Timer = {
  after(milliseconds, wake) {
    const timer = setTimeout(wake, milliseconds);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
