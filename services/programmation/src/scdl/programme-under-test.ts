import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig, serviceConfigSchema } from '@jalon/config';
import { ManualClock, instant } from '@jalon/kernel';
import { closeEngines, openEmbeddedEngines } from '@jalon/engines';
import { receiveFile } from '@jalon/received-file';
import type { QuarantinedRow } from './repairs/judged-row.ts';
import { pieces } from './scdl.examples.ts';
import { openScdlAlone } from './scdl.module.ts';

const admin = { id: 'alain', name: 'Alain', role: 'admin' };

/** A programme on embedded engines in a folder of its own, to import into and export from, in January 2024. */
export async function programmeUnderTest() {
  const folder = mkdtempSync(join(tmpdir(), 'jalon-scdl-'));
  const clock = new ManualClock(instant('2024-01-15T10:00:00Z'));
  const config = readConfig(serviceConfigSchema, { EVENT_STORE_URL: `sqlite:${join(folder, 'jalon.db')}` });
  const engines = openEmbeddedEngines(config.EVENT_STORE_URL.rest, clock);
  const { store, readModels } = engines;
  const scdl = openScdlAlone(engines);
  await readModels.start();
  return {
    store,
    clock,
    scdl,
    /** Imports a file. @returns the report, and every row that was set aside */
    async import(bytes: Uint8Array, name = 'exemple.csv', grantor?: string) {
      const quarantined: QuarantinedRow[] = [];
      const file = await receiveFile(name, pieces(bytes));
      try {
        const report = await scdl.importer.run(await scdl.importer.open(file, grantor), admin, {
          progress: () => undefined,
          quarantined: (row) => quarantined.push(row),
          stopped: () => false,
          ready: () => undefined,
        });
        return { report, quarantined };
      } finally {
        await file.discard();
      }
    },
    /** The exported file, once lists show what was written. */
    async exported(): Promise<string> {
      await readModels.waitFor(await store.lastPosition());
      let text = '';
      for await (const line of scdl.exporter.file(clock.now())) text += line;
      return text;
    },
    async close() {
      await closeEngines(engines);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type ProgrammeUnderTest = Awaited<ReturnType<typeof programmeUnderTest>>;
