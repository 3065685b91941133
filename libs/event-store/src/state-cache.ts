import type { FoldedStream } from './folded-stream.ts';

/** The states of the streams used lately, so that a command on a hot stream costs one append. */
export class StateCache<State> {
  readonly #streams = new Map<string, FoldedStream<State>>();
  readonly #most: number;

  /** @param most how many states it holds; 0 keeps none. */
  constructor(most: number) {
    this.#most = most;
  }

  get(stream: string): FoldedStream<State> | undefined {
    const folded = this.#streams.get(stream);
    if (folded) {
      // The least recently used comes first in the map's order, and goes first.
      this.#streams.delete(stream);
      this.#streams.set(stream, folded);
    }
    return folded;
  }

  /** Keeps a state, unless a later one of the same stream is there already. */
  keep(stream: string, folded: FoldedStream<State>): void {
    const present = this.#streams.get(stream);
    if (this.#most === 0 || (present && present.revision > folded.revision)) return;
    this.#streams.delete(stream);
    this.#streams.set(stream, folded);
    if (this.#streams.size <= this.#most) return;
    const oldest = this.#streams.keys().next().value;
    if (oldest !== undefined) this.#streams.delete(oldest);
  }

  forget(stream: string): void {
    this.#streams.delete(stream);
  }
}
