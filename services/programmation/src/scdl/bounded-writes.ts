/** Writes some at a time. The first failure ends it: it is thrown by the next call. */
export class BoundedWrites {
  readonly #most: number;
  readonly #underWay = new Set<Promise<void>>();
  readonly #failures: unknown[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  /** Starts a write, once there is room for it. */
  async add(write: () => Promise<void>): Promise<void> {
    if (this.#underWay.size >= this.#most) await Promise.race(this.#underWay);
    this.#throwFailure();
    const one: Promise<void> = write()
      .catch((error: unknown) => void this.#failures.push(error))
      .finally(() => this.#underWay.delete(one));
    this.#underWay.add(one);
  }

  /** Resolves when everything is written. */
  async end(): Promise<void> {
    await Promise.all(this.#underWay);
    this.#throwFailure();
  }

  #throwFailure(): void {
    if (this.#failures.length > 0) throw this.#failures[0];
  }
}
