import { Controller, Get, Header, Inject } from '@nestjs/common';
import { METRICS, type Metrics } from './metrics.ts';

/** `GET /metrics`, for Prometheus. Holds figures only, no name and no amount. */
@Controller('metrics')
export class MetricsController {
  readonly #metrics: Metrics;

  constructor(@Inject(METRICS) metrics: Metrics) {
    this.#metrics = metrics;
  }

  @Get()
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  read(): Promise<string> {
    return this.#metrics.text();
  }
}
