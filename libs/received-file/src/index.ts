export * from './csv-records.ts';
export * from './received-file.errors.ts';
export * from './received-file.ts';
export * from './text-encoding.ts';
