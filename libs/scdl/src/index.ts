export * from './columns.ts';
export * from './printed-row.ts';
export * from './published-row.ts';
export * from './publisher.ts';
export * from './row-faults.ts';
