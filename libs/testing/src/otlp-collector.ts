import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** A span as a collector was told it. */
export interface ToldSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | undefined;
  readonly name: string;
  /** OTLP's number: 1 internal, 2 server, 3 client, 4 producer, 5 consumer. */
  readonly kind: number;
  readonly service: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly links: readonly { readonly traceId: string; readonly spanId: string }[];
  /** Whether it says that it failed. */
  readonly failed: boolean;
}

/** A collector of traces that keeps what it is told. */
export interface OtlpCollector {
  readonly endpoint: string;
  readonly spans: readonly ToldSpan[];
  /** What was told, as it was told. */
  readonly bodies: readonly string[];
  /** Waits until a span of this description was told. @throws Error when none is within ten seconds */
  hears(what: (span: ToldSpan) => boolean): Promise<ToldSpan>;
  stop(): Promise<void>;
}

/** Listens for OTLP over HTTP, as JSON, on a free port of this machine. */
export async function startOtlpCollector(): Promise<OtlpCollector> {
  const spans: ToldSpan[] = [];
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (text: string) => (body += text));
    request.on('end', () => {
      const isTraces = request.method === 'POST' && request.url === '/v1/traces';
      if (isTraces) {
        bodies.push(body);
        spans.push(...spansOf(JSON.parse(body) as Export));
      }
      response.writeHead(isTraces ? 200 : 404, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans,
    bodies,
    async hears(what) {
      for (let tenths = 0; tenths < 100; tenths++) {
        const found = spans.find(what);
        if (found) return found;
        await pause(100);
      }
      throw new Error(`Not told among ${spans.map(({ name }) => name).join(', ')}`);
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

interface Attribute {
  readonly key: string;
  readonly value: Readonly<Record<string, unknown>>;
}

interface Export {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly Attribute[] };
    readonly scopeSpans: readonly { readonly spans: readonly ExportedSpan[] }[];
  }[];
}

interface ExportedSpan extends Pick<ToldSpan, 'traceId' | 'spanId' | 'name' | 'kind'> {
  readonly parentSpanId?: string;
  readonly attributes?: readonly Attribute[];
  readonly links?: ToldSpan['links'];
  readonly status?: { readonly code?: number };
}

function spansOf({ resourceSpans }: Export): readonly ToldSpan[] {
  return resourceSpans.flatMap(({ resource, scopeSpans }) => {
    const service = String(valuesOf(resource.attributes)['service.name']);
    return scopeSpans
      .flatMap((scope) => scope.spans)
      .map(({ traceId, spanId, parentSpanId, name, kind, attributes = [], links = [], status }) => ({
        ...{ traceId, spanId, parentSpanId, name, kind, service, links },
        attributes: valuesOf(attributes),
        failed: status?.code === 2,
      }));
  });
}

/** OTLP wraps each value in its type; an integer comes as a number or as text. */
function valuesOf(attributes: readonly Attribute[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    attributes.map(({ key, value }) => [
      key,
      'intValue' in value ? Number(value['intValue']) : Object.values(value)[0],
    ]),
  );
}
