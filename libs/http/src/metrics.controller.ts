import { Controller, Get, Header, Inject } from '@nestjs/common';
import { Operation, Public } from '@jalon/auth';
import { METRICS, type Metrics } from '@jalon/observability';

/** `GET /metrics`, for Prometheus, which has no token. Holds figures of the process only, no name and no amount. */
@Controller('metrics')
@Public()
export class MetricsController {
  readonly #metrics: Metrics;

  constructor(@Inject(METRICS) metrics: Metrics) {
    this.#metrics = metrics;
  }

  @Get()
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  @Operation({ summary: 'Les mesures du processus, au format texte de Prometheus' })
  read(): Promise<string> {
    return this.#metrics.text();
  }
}
