import { Durations } from './durations.ts';

/** A figure read when somebody asks for the metrics, and not before. */
export interface Gauge {
  /** `jalon_log_events_total`. */
  readonly name: string;
  readonly help: string;
  readonly type?: 'gauge' | 'counter';
  readonly read: () =>
    number | readonly { readonly labels: Readonly<Record<string, string>>; readonly value: number }[];
}

export const METRICS = Symbol('Metrics');

/** Every part of a process says which figures it has; they are read at each scrape. */
export class Metrics {
  readonly #gauges: Gauge[] = [];
  readonly #durations: Durations[] = [];

  add(...gauges: readonly Gauge[]): void {
    this.#gauges.push(...gauges);
  }

  /** How long something takes, by labels. @param name `jalon_…_seconds`. */
  durations(name: string, help: string, labels: readonly string[]): Durations {
    const durations = new Durations(name, help, labels);
    this.#durations.push(durations);
    return durations;
  }

  /** The figures in Prometheus' text format. The library is loaded at the first scrape: a start owes it nothing. */
  async text(): Promise<string> {
    // A CommonJS package: its members stand under `default`, alone of which every loader and bundler is sure.
    const { default: prometheus } = await import('prom-client');
    const { Counter, Gauge: PromGauge, Registry, collectDefaultMetrics } = prometheus;
    const registry = new Registry();
    collectDefaultMetrics({ register: registry });
    for (const gauge of this.#gauges) {
      const value = gauge.read();
      const samples = typeof value === 'number' ? [{ labels: {}, value }] : value;
      const options = {
        name: gauge.name,
        help: gauge.help,
        labelNames: Object.keys(samples[0]?.labels ?? {}),
        registers: [registry],
      };
      if (gauge.type === 'counter') {
        const counter = new Counter(options);
        for (const sample of samples) counter.inc(sample.labels, sample.value);
      } else {
        const metric = new PromGauge(options);
        for (const sample of samples) metric.set(sample.labels, sample.value);
      }
    }
    return [await registry.metrics(), ...this.#durations.map((durations) => durations.text())].join('\n');
  }
}
