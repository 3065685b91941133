/** What is told of a span: names, ids and counts. Never what a person wrote, never who they are, never an amount. */
export type SpanAttributes = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** Where a span stands in its trace. Without any of it: inside the span around it. */
export interface SpanOrigin {
  /** `server` answers a request, `client` asks an engine, `producer` tells the bus, `consumer` hears it. */
  readonly kind?: 'server' | 'client' | 'producer' | 'consumer';
  /** The correlation that it belongs to, which names its trace. */
  readonly correlationId?: string;
  /** What set it off elsewhere, as W3C's `traceparent` names it. Of another trace it becomes a link. */
  readonly traceparent?: string | undefined;
}

/** One piece of work in a trace. */
export interface Span {
  /** How W3C's `traceparent` names it, for whoever goes on from it elsewhere. */
  readonly traceparent: string;
  rename(name: string): void;
  set(attributes: SpanAttributes): void;
  /** It did not do its work. Of an error only its kind is told: its message may name people. */
  failed(error: unknown): void;
  /** Runs something inside it: the spans begun meanwhile are its children. */
  run<Result>(work: () => Result): Result;
  end(): void;
}

/** Where spans go. */
export interface Tracing {
  start(name: string, attributes: SpanAttributes, origin: SpanOrigin): Span;
}

let tracing: Tracing | undefined;

/**
 * From now on the spans of this process go there; before, and after what is returned is called, they are not made.
 * @returns what ends it.
 */
export function traceWith(to: Tracing): () => void {
  tracing = to;
  return () => {
    if (tracing === to) tracing = undefined;
  };
}

/** Whether spans are made: where telling one costs something, it is asked first. */
export function isTraced(): boolean {
  return tracing !== undefined;
}

/** Begins a span that its caller ends; undefined when spans are not made. */
export function startSpan(
  name: string,
  attributes: SpanAttributes,
  origin: SpanOrigin = {},
): Span | undefined {
  return tracing?.start(name, attributes, origin);
}

/** Does some work in a span of its own. When spans are not made, the work is all there is. */
export function inSpan<Result>(
  name: string,
  attributes: SpanAttributes,
  work: (span?: Span) => Promise<Result>,
  origin?: SpanOrigin,
): Promise<Result> {
  const span = startSpan(name, attributes, origin);
  return span === undefined ? work() : during(span, work);
}

async function during<Result>(span: Span, work: (span: Span) => Promise<Result>): Promise<Result> {
  try {
    return await span.run(() => work(span));
  } catch (error) {
    span.failed(error);
    throw error;
  } finally {
    span.end();
  }
}
