export * from './envelope.ts';
export * from './errors.ts';
export * from './event-id.ts';
export * from './event-store.ts';
export * from './command-handler.ts';
export * from './log-runner.ts';
