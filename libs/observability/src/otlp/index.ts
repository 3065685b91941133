export * from './otlp-tracing.ts';
export { traceIdOf } from './trace-id.ts';
