import type { ServiceConfig } from '@jalon/config';
import { type Gauge, type Logger, traceWith } from '@jalon/observability';

/** The traces of one process while they are told. */
export interface OpenedTracing {
  /** Figures that only traces have. */
  readonly figures: readonly Gauge[];
  /** Tells what waits, for a moment, then nothing more. */
  stop(): Promise<void>;
}

const untold: OpenedTracing = { figures: [], stop: () => Promise.resolve() };

/**
 * Tells traces to the collector that the configuration names. Without one nothing is made and nothing is loaded; one that
 * is away holds back nobody.
 * @param service the name under which the collector keeps the spans.
 */
export async function openTracing(
  { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint }: Pick<ServiceConfig, 'OTEL_EXPORTER_OTLP_ENDPOINT'>,
  service: string,
  logger: Logger,
): Promise<OpenedTracing> {
  if (endpoint === undefined) return untold;
  const { OtlpTracing } = await import('@jalon/observability/otlp');
  const tracing = new OtlpTracing({ endpoint, service, logger });
  const end = traceWith(tracing);
  return {
    figures: tracing.figures,
    async stop() {
      end();
      await tracing.stop();
    },
  };
}
