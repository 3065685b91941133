export * from './envelope.ts';
export * from './errors.ts';
export * from './event-id.ts';
export * from './event-store.ts';
export * from './command.ts';
export { CommandHandler, type CommandHandlerOptions } from './command-handler.ts';
export { handleTogether } from './handle-together.ts';
export type { Prepared } from './prepared.ts';
export * from './log-runner.ts';
