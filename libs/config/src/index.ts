export * from './engine-url.ts';
export * from './read-config.ts';
export * from './service-config.ts';
