export * from './errors.ts';
export * from './message.ts';
export * from './message-bus.ts';
export * from './topic.ts';
