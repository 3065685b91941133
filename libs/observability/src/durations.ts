/** How long things take, by labels: a histogram in Prometheus' sense, kept in plain arrays so that counting costs nothing. */
export class Durations {
  readonly #name: string;
  readonly #help: string;
  readonly #labels: readonly string[];
  readonly #bounds: readonly number[];
  readonly #series = new Map<string, Series>();

  /** @param bounds upper bounds in seconds, rising. */
  constructor(
    name: string,
    help: string,
    labels: readonly string[],
    bounds: readonly number[] = defaultBounds,
  ) {
    this.#name = name;
    this.#help = help;
    this.#labels = labels;
    this.#bounds = bounds;
  }

  /** @param values one for each label, in their order. */
  observe(values: readonly string[], seconds: number): void {
    const key = values.join('\n');
    let series = this.#series.get(key);
    if (series === undefined) {
      series = { values, counts: new Array<number>(this.#bounds.length + 1).fill(0), sum: 0 };
      this.#series.set(key, series);
    }
    const bucket = this.#bounds.findIndex((bound) => seconds <= bound);
    const index = bucket === -1 ? this.#bounds.length : bucket;
    series.counts[index] = (series.counts[index] ?? 0) + 1;
    series.sum += seconds;
  }

  /** In Prometheus' text format. */
  text(): string {
    const lines = [`# HELP ${this.#name} ${this.#help}`, `# TYPE ${this.#name} histogram`];
    for (const { values, counts, sum } of this.#series.values()) {
      const labels = this.#labels.map((label, nth) => `${label}="${escaped(values[nth] ?? '')}"`).join(',');
      let upTo = 0;
      counts.forEach((count, nth) => {
        upTo += count;
        lines.push(`${this.#name}_bucket{${labels},le="${this.#bounds[nth] ?? '+Inf'}"} ${upTo}`);
      });
      lines.push(`${this.#name}_sum{${labels}} ${sum}`, `${this.#name}_count{${labels}} ${upTo}`);
    }
    return `${lines.join('\n')}\n`;
  }
}

interface Series {
  readonly values: readonly string[];
  /** How many fell into each bucket, the last one past every bound. */
  readonly counts: number[];
  sum: number;
}

const defaultBounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

function escaped(value: string): string {
  return value.replace(/[\\"\n]/g, (character) => (character === '\n' ? '\\n' : `\\${character}`));
}
