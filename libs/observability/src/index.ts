export * from './correlation.ts';
export * from './durations.ts';
export * from './logger.ts';
export * from './metrics.ts';
