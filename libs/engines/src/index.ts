export * from './engines.ts';
export * from './embedded-engines.ts';
export { openEngines } from './open-engines.ts';
export { openAuthenticator } from './open-authenticator.ts';
export * from './open-tracing.ts';
export type { EngineUrls } from './opening.ts';
export * from './process/own-process.module.ts';
export * from './process/surroundings.ts';
export * from './start-service.ts';
