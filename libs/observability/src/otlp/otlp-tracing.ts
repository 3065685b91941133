import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import {
  type Attributes,
  type Link,
  ROOT_CONTEXT,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  type Span as OtelSpan,
  TraceFlags,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  AlwaysOnSampler,
  BatchSpanProcessor,
  RandomIdGenerator,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import type { Logger } from '../logger.ts';
import type { Gauge } from '../metrics.ts';
import { readTraceparent } from '../traceparent.ts';
import type { Span, SpanAttributes, SpanOrigin, Tracing } from '../tracing.ts';
import { traceIdOf } from './trace-id.ts';
import { WatchedExporter } from './watched-exporter.ts';

/** How long a batch is offered to a collector that does not take it. */
const offeredMs = 3_000;
/** How long a stop waits for the last batch: a collector that is away must not hold a service that leaves. */
const patienceMs = 3_000;

const kinds = {
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
} as const;

export interface OtlpTracingOptions {
  /** The collector's OTLP/HTTP address: `http://collector:4318`. */
  readonly endpoint: string;
  /** The name of the service that the spans are of. */
  readonly service: string;
  readonly logger: Logger;
}

/**
 * Traces told to a collector by OTLP over HTTP, as JSON. Spans wait in a bounded queue and leave it in batches, outside
 * of the work that they tell of; what does not fit is dropped. Every trace is kept: a correlation of the log has its trace.
 */
export class OtlpTracing implements Tracing {
  /** Spans made, and those that the collector took: what is missing for long was dropped. */
  readonly figures: readonly Gauge[];
  readonly #exporter: WatchedExporter;
  readonly #provider: TracerProvider;
  readonly #tracer: Tracer;
  readonly #ids = new RandomIdGenerator();
  readonly #around = new AsyncLocalStorage<SpanContext>();
  /** The trace of the root that is being made: the SDK asks for the id of a root in the midst of making it. */
  #root: string | undefined;
  #made = 0;
  #stopped: Promise<void> | undefined;

  constructor({ endpoint, service, logger }: OtlpTracingOptions) {
    const url = `${endpoint.replace(/\/+$/, '')}/v1/traces`;
    this.#exporter = new WatchedExporter(new OTLPTraceExporter({ url, timeoutMillis: offeredMs }), logger);
    this.#provider = new TracerProvider({
      resource: resourceFromAttributes({ 'service.name': service, 'service.namespace': 'jalon' }),
      sampler: new AlwaysOnSampler(),
      idGenerator: {
        generateTraceId: () => this.#root ?? this.#ids.generateTraceId(),
        generateSpanId: () => this.#ids.generateSpanId(),
      },
      spanProcessors: [
        new BatchSpanProcessor({
          exporter: this.#exporter,
          maxQueueSize: 8_192,
          maxExportBatchSize: 512,
          scheduledDelayMillis: 1_000,
          exportTimeoutMillis: 2 * offeredMs,
        }),
      ],
    });
    this.#tracer = this.#provider.getTracer('jalon');
    this.figures = [
      {
        name: 'jalon_spans_made_total',
        help: 'Spans of traces made since the start',
        type: 'counter',
        read: () => this.#made,
      },
      {
        name: 'jalon_spans_taken_total',
        help: 'Spans of traces that the collector took since the start',
        type: 'counter',
        read: () => this.#exporter.taken,
      },
    ];
  }

  start(name: string, attributes: SpanAttributes, origin: SpanOrigin): Span {
    const { kind, correlationId } = origin;
    const around = this.#around.getStore();
    const causes = [around, callerOf(origin)].filter((cause) => cause !== undefined);
    this.#root = correlationId === undefined ? around?.traceId : traceIdOf(correlationId);
    const parent = causes.find(({ traceId }) => traceId === this.#root);
    const links: Link[] = causes.filter((cause) => cause !== parent).map((context) => ({ context }));
    const correlation = correlationId === undefined ? {} : { 'jalon.correlation_id': correlationId };
    const span = this.#tracer.startSpan(
      name,
      {
        attributes: asGiven({ ...attributes, ...correlation }),
        links,
        ...(kind && { kind: kinds[kind] }),
      },
      parent ? trace.setSpanContext(ROOT_CONTEXT, parent) : ROOT_CONTEXT,
    );
    this.#root = undefined;
    this.#made++;
    return new OtlpSpan(span, this.#around);
  }

  /** Offers what waits to the collector one last time, for a moment; then nothing more is told. */
  stop(): Promise<void> {
    return (this.#stopped ??= this.#stop());
  }

  async #stop(): Promise<void> {
    const told = new AbortController();
    // What the collector refused is in the log already.
    const last = this.#provider.shutdown().catch(() => undefined);
    await Promise.race([last, pause(patienceMs, undefined, told).catch(() => undefined)]);
    told.abort();
  }
}

class OtlpSpan implements Span {
  readonly #span: OtelSpan;
  readonly #around: AsyncLocalStorage<SpanContext>;

  constructor(span: OtelSpan, around: AsyncLocalStorage<SpanContext>) {
    this.#span = span;
    this.#around = around;
  }

  get traceparent(): string {
    const { traceId, spanId } = this.#span.spanContext();
    return `00-${traceId}-${spanId}-01`;
  }

  rename(name: string): void {
    this.#span.updateName(name);
  }

  set(attributes: SpanAttributes): void {
    this.#span.setAttributes(asGiven(attributes));
  }

  failed(error: unknown): void {
    this.#span.setAttribute('error.type', kindOf(error));
    this.#span.setStatus({ code: SpanStatusCode.ERROR });
  }

  run<Result>(work: () => Result): Result {
    return this.#around.run(this.#span.spanContext(), work);
  }

  end(): void {
    this.#span.end();
  }
}

function callerOf({ traceparent }: SpanOrigin): SpanContext | undefined {
  const caller = readTraceparent(traceparent);
  return caller && { ...caller, traceFlags: TraceFlags.SAMPLED, isRemote: true };
}

/** The SDK copies the lists that it is given; its types do not say so. */
function asGiven(attributes: SpanAttributes): Attributes {
  return attributes as Attributes;
}

/** A refusal has a code, another error its name; what is a word already is said as it is. */
function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error === 'string' ? error : typeof error;
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
