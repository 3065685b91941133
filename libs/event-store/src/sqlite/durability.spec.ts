import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { instant } from '@jalon/kernel';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { derivedId } from '../event-id.ts';
import { type Durability, openSqliteEventStore } from './index.ts';

const at = instant('2016-01-01T00:00:00Z');
const event = (nth: number) => {
  const id = derivedId('durability', nth);
  const metadata = { occurredAt: at, commandId: id, correlationId: id, causationId: id };
  return {
    id,
    type: 'DossierNoted',
    version: 1,
    data: { nth },
    metadata: { actor: { id: 'camille', role: 'instructeur' }, ...metadata },
  };
};

describe('a log that is on disk once it is closed', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'jalon-durability-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it.each<Durability>(['each-commit', 'at-close'])(
    'is whole in its one file when closed: %s',
    async (durability) => {
      const file = join(folder, 'jalon.db');
      const store = openSqliteEventStore({ file, durability });
      for (let nth = 0; nth < 500; nth++) await store.append(`dossier-${nth % 7}`, [event(nth)], 'any');
      await store.close();
      expect(existsSync(`${file}-wal`)).toBe(false);

      const again = openSqliteEventStore({ file });
      const read: unknown[] = [];
      for await (const { data } of again.readAll()) read.push(data);
      expect(read).toEqual(Array.from({ length: 500 }, (_, nth) => ({ nth })));
      await again.close();
    },
  );
});
