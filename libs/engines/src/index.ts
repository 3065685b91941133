export * from './embedded-engines.ts';
export * from './own-process.module.ts';
export * from './start-service.ts';
