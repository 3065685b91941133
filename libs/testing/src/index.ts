export * from './log-writer.ts';
export * from './read-models/read-models-conformance.ts';
export * from './temporary-log.ts';
