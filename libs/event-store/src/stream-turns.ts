/** Lets the commands on one stream of this process go one after the other, instead of all but one in conflict. */
export class StreamTurns {
  readonly #last = new Map<string, Promise<unknown>>();

  async run<Result>(stream: string, work: () => Promise<Result>): Promise<Result> {
    const before = this.#last.get(stream);
    const mine = before ? before.then(work, work) : work();
    this.#last.set(stream, mine);
    try {
      return await mine;
    } finally {
      if (this.#last.get(stream) === mine) this.#last.delete(stream);
    }
  }
}
