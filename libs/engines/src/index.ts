export * from './engines.ts';
export * from './embedded-engines.ts';
export { type EngineUrls, openEngines } from './open-engines.ts';
export * from './own-process.module.ts';
export * from './start-service.ts';
