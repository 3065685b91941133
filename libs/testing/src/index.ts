export * from './given-when-then.ts';
export * from './log-writer.ts';
export * from './read-models/read-models-conformance.ts';
export * from './temporary-log.ts';
export * from './jobs/jobs-conformance.ts';
export * from './jobs/manual-timer.ts';
export * from './messaging/messaging-conformance.ts';
export * from './event-store/event-store-conformance.ts';
export type { EventStoreFactory, EventStoreUnderTest } from './event-store/event-store-under-test.ts';
