import { EventStore, EventType } from '@castore/core';
import { PostgresEventStorageAdapter } from '@castore/event-storage-adapter-postgres';
import postgres from 'postgres';

/** Castore as its page shows it: PostgreSQL with its defaults, the adapter's own pool of ten connections. */
export async function openAppends({ connectionString }) {
  const tableName = 'event';
  await PostgresEventStorageAdapter.dropEventTable({ connectionString, tableName });
  await PostgresEventStorageAdapter.createEventTable({
    connectionString,
    tableName,
    aggregateId: { type: 'VARCHAR', length: 32 },
  });
  const types = ['LineRequested', 'LineProposed', 'LineProgrammed', 'LineGranted'];
  const store = new EventStore({
    eventStoreId: 'dossiers',
    eventTypes: types.map((type) => new EventType({ type })),
    reducer: (aggregate, { aggregateId, version }) => ({ ...aggregate, aggregateId, version }),
    eventStorageAdapter: new PostgresEventStorageAdapter({ connectionString, tableName }),
  });
  return {
    append: (stream, { type, data, metadata }, expected) =>
      store.pushEvent({ aggregateId: stream, version: expected + 2, type, payload: data, metadata }),
    async closeAndCount() {
      const sql = postgres(connectionString);
      const [{ count }] = await sql`SELECT count(*)::int AS count FROM event`;
      await sql.end();
      return count;
    },
  };
}
