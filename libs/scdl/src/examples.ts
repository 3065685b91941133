export * from './rows.examples.ts';
export * from './table-schema.examples.ts';
