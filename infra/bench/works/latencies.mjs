/** Latencies in milliseconds, and what is said of them. */
export class Latencies {
  #values;
  #count = 0;

  /** @param {number} most how many it holds; later ones are refused */
  constructor(most) {
    this.#values = new Float64Array(most);
  }

  add(milliseconds) {
    if (this.#count === this.#values.length) throw new RangeError('More latencies than foreseen');
    this.#values[this.#count] = milliseconds;
    this.#count += 1;
  }

  summary() {
    const sorted = this.#values.subarray(0, this.#count).toSorted();
    const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
    return { p50: at(0.5), p99: at(0.99), worst: at(1), measured: this.#count };
  }
}
