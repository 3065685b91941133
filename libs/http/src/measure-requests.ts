import { METRICS, Metrics } from '@jalon/observability';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Counts every answer and how long it took, by route (not by address: ids would never end) and by status. */
export function measureRequests(application: NestFastifyApplication): void {
  const durations = metricsOf(application)?.durations(
    'jalon_http_request_duration_seconds',
    'Duration of HTTP requests',
    ['method', 'route', 'status'],
  );
  if (durations === undefined) return;
  application
    .getHttpAdapter()
    .getInstance()
    .addHook('onResponse', (request, reply, done) => {
      const route = request.routeOptions.url ?? 'unknown';
      durations.observe([request.method, route, String(reply.statusCode)], reply.elapsedTime / 1000);
      done();
    });
}

/** The metrics of the application, when its module provides them. */
function metricsOf(application: NestFastifyApplication): Metrics | undefined {
  try {
    const metrics: unknown = application.get(METRICS, { strict: false });
    return metrics instanceof Metrics ? metrics : undefined;
  } catch {
    return undefined;
  }
}
