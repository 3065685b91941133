export * from './errors.ts';
export * from './projection.ts';
export * from './read-models.ts';
