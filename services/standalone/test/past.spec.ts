import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Position, RecordedEvent } from '@jalon/event-store';
import { type SqliteEventStore, openSqliteEventStore } from '@jalon/event-store/sqlite';
import { timersJobs } from '@jalon/jobs/timers';
import { ManualClock, instant } from '@jalon/kernel';
import { FundingModule } from '@jalon/funding';
import { inPlaceBus } from '@jalon/messaging/in-place';
import { ProgrammationModule } from '@jalon/programmation';
import { memoryReadModels } from '@jalon/read-models/memory';
import { consumersFile, machineRandom } from '@jalon/engines';
import { loadInto } from '../src/demonstration/load-into.ts';
import { SeededRandom } from '../src/demonstration/seeded-random.ts';
import { KnownPart } from './known-part.ts';
import { type RunningWhole, runWhole, temporaryFolder } from './running-whole.ts';

/** How many prefixes of the log are rebuilt, and how many sheets of the past are compared. */
const prefixes = Number(process.env['JALON_PREFIXES'] ?? 6);
const sheets = Number(process.env['JALON_SHEETS'] ?? 25);

describe('The past of the programme of 2016', () => {
  const folder = temporaryFolder();
  const file = folder.path('jalon.db');
  const random = new SeededRandom('past');
  let whole: RunningWhole;

  beforeAll(async () => {
    await loadInto(file, 2016);
    whole = await runWhole(file);
  }, 180_000);
  afterAll(async () => {
    await whole.stop();
    folder.remove();
  });

  it(`rebuilds every read model to the bytes of the living one on ${String(prefixes)} random prefixes`, async () => {
    const { store } = whole.engines;
    const known = new KnownPart(store);
    const readModels = memoryReadModels({ store: known });
    const clock = new ManualClock(instant('2017-08-01T00:00:00Z'));
    const jobs = timersJobs({ store: known, runner: readModels.runner, clock });
    const bus = inPlaceBus({ store: known, file: ':memory:', clock }); // never started: nobody listens to the past
    const ports = { store: known, readModels, jobs, bus, clock, random: machineRandom };
    ProgrammationModule.register(ports);
    FundingModule.register(ports);
    await readModels.start();
    for (const position of await randomPositions(store, prefixes, random)) {
      known.learn(position);
      await readModels.waitFor(position);
      for (const { name, digest, replaced } of await readModels.rebuild()) {
        expect([position, name, replaced]).toEqual([position, name, digest]);
      }
    }
    await readModels.stop();
    await bus.stop();
  }, 1_800_000);

  it(`shows a sheet as of an instant as the facts known by then tell it, ${String(sheets)} times`, async () => {
    for (let nth = 0; nth < sheets; nth++) {
      const { reference, facts } = await randomDossier(whole, random);
      const asOf = random.pick(facts).recordedAt;
      const then = await whole.get<object>(sheetOf(reference, asOf));
      const known = await oldSheet(folder.path(`then-${String(nth)}/jalon.db`), reference, facts, asOf);
      expect(then).toEqual({ ...known, possibleIntents: [] });
    }
  }, 300_000);

  it('shows the register as of an instant with the dossiers that were known then', async () => {
    for (const asOf of ['2015-10-31T23:00:00.000Z', '2016-03-01T12:00:00.000Z', '2016-12-31T23:00:00.000Z']) {
      let opened = 0;
      const drafts = { types: ['DraftOpened'] };
      for await (const _ of whole.engines.store.readAll({ until: instant(asOf), filter: drafts })) opened++;
      const { total } = await whole.get<{ readonly total: number }>(
        `/api/programmation/dossiers?pageSize=1&asOf=${asOf}`,
      );
      expect([asOf, total]).toEqual([asOf, opened]);
    }
  });

  it('is heard again whole when what the services had heard is lost, and nothing is written twice', async () => {
    const last = await whole.engines.store.lastPosition();
    await whole.stop();
    rmSync(consumersFile(file));
    whole = await runWhole(file);
    const { bus, store } = whole.engines;
    await bus.waitFor(last, 120_000);
    expect(await store.lastPosition()).toBe(last);
    expect(bus.health().map(({ idle, parked, held }) => [idle, parked, held])).toEqual([
      [false, 0, 0],
      [false, 0, 0],
    ]);
  }, 180_000);
});

const sheetOf = (reference: string, asOf?: string) =>
  `/api/programmation/dossiers/${reference}${asOf === undefined ? '' : `?asOf=${asOf}`}`;

async function randomPositions(store: SqliteEventStore, count: number, random: SeededRandom) {
  const last = await store.lastPosition();
  return Array.from({ length: count }, () => random.integer(1, last) as Position).sort(
    (one, other) => one - other,
  );
}

async function randomDossier({ engines, get }: RunningWhole, random: SeededRandom) {
  const page = random.integer(1, 1_700);
  const { items } = await get<{ readonly items: readonly { readonly reference: string }[] }>(
    `/api/programmation/dossiers?sort=reference&pageSize=1&page=${String(page)}`,
  );
  const reference = items[0]?.reference ?? '';
  const facts: RecordedEvent[] = [];
  for await (const fact of engines.store.readStream(`dossier-${reference}`)) facts.push(fact);
  return { reference, facts };
}

/** The sheet of a log that holds the facts recorded by then and nothing else. */
async function oldSheet(file: string, reference: string, facts: readonly RecordedEvent[], asOf: string) {
  const clock = new ManualClock(instant('2015-01-01T00:00:00Z'));
  const log = openSqliteEventStore({ file, clock });
  for (const { id, type, version, data, metadata, recordedAt } of facts) {
    if (recordedAt > asOf) break;
    clock.set(recordedAt);
    await log.append(`dossier-${reference}`, [{ id, type, version, data, metadata }], 'any');
  }
  await log.close();
  const old = await runWhole(file, 'silent');
  const sheet = await old.get<object>(sheetOf(reference));
  await old.stop();
  return sheet;
}
