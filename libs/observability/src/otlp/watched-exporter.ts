import type { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import type { SpanExporter } from '@opentelemetry/sdk-trace';
import type { Logger } from '../logger.ts';

type Delivery = Parameters<SpanExporter['export']>;

/** An exporter that counts what the collector took, and says in the log when it takes nothing, and when it does again. */
export class WatchedExporter implements SpanExporter {
  /** Spans that the collector has taken since the start. */
  taken = 0;
  readonly #exporter: OTLPTraceExporter;
  readonly #logger: Logger;
  #failing = false;

  constructor(exporter: OTLPTraceExporter, logger: Logger) {
    this.#exporter = exporter;
    this.#logger = logger;
  }

  export(...[spans, told]: Delivery): void {
    this.#exporter.export(spans, (result) => {
      if (result.error) this.#failed(result.error);
      else this.#took(spans.length);
      told(result);
    });
  }

  forceFlush(): Promise<void> {
    return this.#exporter.forceFlush();
  }

  shutdown(): Promise<void> {
    return this.#exporter.shutdown();
  }

  #took(spans: number): void {
    this.taken += spans;
    if (this.#failing) this.#logger.info('the collector takes traces again');
    this.#failing = false;
  }

  /** Once, not at each batch: a collector may be away for days. */
  #failed(error: Error): void {
    if (!this.#failing)
      this.#logger.warn({ cause: error.message }, 'the collector takes no traces; they are dropped');
    this.#failing = true;
  }
}
