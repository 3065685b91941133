import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { personas } from '@jalon/auth/demo';
import { Unavailable } from '@jalon/event-store';
import { openSqliteEventStore, openSqliteEventStoreReader } from '@jalon/event-store/sqlite';
import { regionTotal, stateTotal, actionsTotal } from '../src/demonstration/credits.ts';
import { isFunded } from '../src/demonstration/fates.ts';
import { inventedSiret } from '../src/demonstration/invented-bodies.ts';
import { loadInto } from '../src/demonstration/load-into.ts';
import { type ProgrammeSize, planProgramme, wholeYear } from '../src/demonstration/programme-plan.ts';
import { temporaryFolder } from './running-whole.ts';

/** Small enough for a test, large enough for every fate to occur. */
const smallYear: ProgrammeSize = { bodies: 20, dossiers: 90, committees: 30 };
const quietly = () => undefined;

describe('The plan of the programme of 2016', () => {
  const { bodies, committees, dossiers, steps } = planProgramme(2016, wholeYear);
  const linesOf = (funder: string) =>
    dossiers.flatMap(({ request }) => request.lines).filter(({ from }) => from.funder === funder);
  const granted = (funder: string) => linesOf(funder).reduce((sum, line) => sum + line.granted, 0);

  it('has 300 porteurs, all of whom carry a dossier, 1,700 dossiers and 42 committees', () => {
    expect([bodies.length, dossiers.length, committees.length]).toEqual([300, 1_700, 42]);
    expect(new Set(dossiers.map(({ body }) => body.key)).size).toBe(300);
    expect(new Set(bodies.map(({ name }) => name)).size).toBe(300);
  });

  it('grants the State’s and the Région’s credits to the euro', () => {
    expect(granted('etat')).toBe(stateTotal);
    expect(granted('region')).toBe(regionTotal);
  });

  it('never grants more than was proposed, nor proposes more than was requested', () => {
    const wrong = dossiers
      .flatMap(({ request }) => request.lines)
      .filter((line) => line.granted > line.proposed || line.proposed > line.requested);
    expect(wrong).toEqual([]);
  });

  it('values the funded actions at what the report tells', () => {
    const expenses = dossiers
      .filter(({ fate }) => isFunded(fate))
      .flatMap(({ contents }) => contents.budget.expenses);
    expect(expenses.reduce((sum, { amount }) => sum + amount, 0)).toBe(actionsTotal * 100);
  });

  it('invents bodies whose numbers belong to nobody', () => {
    const passesLuhn = (digits: string) =>
      [...digits].reverse().reduce((sum, digit, index) => {
        const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
        return sum + (value > 9 ? value - 9 : value);
      }, 0) %
        10 ===
      0;
    for (const { siret } of bodies) {
      expect(siret).toMatch(/^0000[0-9]{10}$/);
      expect(passesLuhn(siret) && passesLuhn(siret.slice(0, 9))).toBe(true);
    }
    expect(new Set(bodies.map(({ siret }) => siret)).size).toBe(300);
    expect(inventedSiret(0)).not.toBe(inventedSiret(1));
  });

  it('runs from October 2015 to July 2017, by personas alone', () => {
    const days = steps.map(({ day }) => new Date(day * 86_400_000).toISOString().slice(0, 7));
    expect([days[0], days.at(-1)]).toEqual(['2015-10', '2017-07']);
    const known = new Set(personas.map(({ id }) => id));
    expect(steps.filter(({ persona }) => !known.has(persona))).toEqual([]);
  });
});

describe('Loading the demonstration', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => folder.remove());

  it('tells the same events, to the byte, for the same seed, and others for another', async () => {
    for (const [name, seed] of [
      ['one', 7],
      ['two', 7],
      ['other', 8],
    ] as const)
      await loadInto(folder.path(`${name}/jalon.db`), seed, quietly, smallYear);
    const [one, two, other] = await Promise.all(
      ['one', 'two', 'other'].map((name) => digestOf(folder.path(`${name}/jalon.db`))),
    );
    expect(one).toEqual(two);
    expect(other?.sha256).not.toBe(one?.sha256);
    expect(one?.events).toBeGreaterThan(1_500);
  });

  it('begins afresh after an interruption, and leaves no half programme behind', async () => {
    const file = folder.path('data/jalon.db');
    const interrupted = loadInto(
      file,
      7,
      ({ position, target }) => {
        if (position > target / 2) throw new Error('power cut');
      },
      smallYear,
    );
    await expect(interrupted).rejects.toThrow('power cut');
    expect(existsSync(file)).toBe(false);
    await loadInto(file, 7, quietly, smallYear);
    await loadInto(folder.path('whole/jalon.db'), 7, quietly, smallYear);
    expect(await digestOf(file)).toEqual(await digestOf(folder.path('whole/jalon.db')));
    expect(existsSync(folder.path('data/loading'))).toBe(false);
  });

  it('does not touch what another process is loading at that moment', async () => {
    const other = openSqliteEventStore({ file: folder.path('data/loading/jalon.db') });
    await expect(loadInto(folder.path('data/jalon.db'), 7, quietly, smallYear)).rejects.toThrow(Unavailable);
    await other.close();
    expect(existsSync(folder.path('data/loading/jalon.db'))).toBe(true);
  });
});

async function digestOf(file: string) {
  const log = openSqliteEventStoreReader(file);
  const hash = createHash('sha256');
  let events = 0;
  for await (const event of log.readAll()) {
    hash.update(`${JSON.stringify(event)}\n`);
    events++;
  }
  await log.close();
  return { events, sha256: hash.digest('hex') };
}
