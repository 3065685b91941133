export * from './deadline.ts';
export * from './jobs.ts';
