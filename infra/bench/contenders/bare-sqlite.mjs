import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { envelopeText } from '../works/dossiers.mjs';

// Jalon's own engine with nothing around it: a row, a commit, a sync. No expected revision, no idempotence, no group, no
// witness, no read model. What one caller cannot go below on this disk, whoever writes the log with SQLite.

/** One transaction for each append, synced as Jalon syncs it (WAL, `synchronous=FULL`, a checkpoint every 200 pages). */
export function openAppends({ directory }) {
  const database = new DatabaseSync(join(directory, 'bare.db'));
  database.exec(`
    PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 200;
    CREATE TABLE events (position INTEGER PRIMARY KEY, event TEXT NOT NULL) STRICT;
  `);
  const [begin, commit] = [database.prepare('BEGIN IMMEDIATE'), database.prepare('COMMIT')];
  const insert = database.prepare('INSERT INTO events VALUES (?, ?)');
  let position = 0;
  return {
    async append(stream, event, expected) {
      position += 1;
      begin.run();
      insert.run(position, envelopeText(event, stream, expected + 1, position, event.metadata.occurredAt));
      commit.run();
    },
    closeAndCount() {
      const { stored } = database.prepare('SELECT count(*) AS stored FROM events').get();
      database.close();
      return stored;
    },
  };
}
