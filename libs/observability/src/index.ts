export * from './correlation.ts';
export * from './durations.ts';
export * from './logger.ts';
export * from './metrics.ts';
export * from './traceparent.ts';
export * from './tracing.ts';
export * from './writers.ts';
