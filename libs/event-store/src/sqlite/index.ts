export {
  openSqliteEventStore,
  type SqliteEventStore,
  type SqliteEventStoreOptions,
} from './sqlite-event-store.ts';
export type { Durability } from './schema.ts';
export { openSqliteEventStoreReader } from './sqlite-event-reader.ts';
export type { Recovery } from './recovery.ts';
export type { WriterStatistics } from './writer.ts';
export { backupLog } from './backup.ts';
