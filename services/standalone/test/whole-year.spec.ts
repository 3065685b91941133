import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { personas } from '@jalon/auth/demo';
import type { Recorded } from '@jalon/event-store';
import { openSqliteEventStoreReader } from '@jalon/event-store/sqlite';
import { type DossierEvent, communes } from '@jalon/programmation';
import { regionTotal, stateTotal, actionsTotal } from '../src/demonstration/credits.ts';
import { loadInto } from '../src/demonstration/load-into.ts';
import { type RunningWhole, runWhole, temporaryFolder } from './running-whole.ts';

interface List {
  readonly total: number;
  readonly items: readonly Record<string, unknown>[];
}
interface Figures {
  readonly valueOfFundedActions: number;
  readonly byFunder: readonly { readonly key: string; readonly granted: number }[];
}

const api = '/api/programmation';

describe('The programme of 2016, loaded whole', () => {
  const folder = temporaryFolder();
  const file = folder.path('jalon.db');
  let whole: RunningWhole;

  beforeAll(async () => {
    await loadInto(file, 2016);
    whole = await runWhole(file);
  }, 180_000);
  afterAll(async () => {
    await whole.stop();
    folder.remove();
  });

  it('counts 1,700 dossiers, 300 porteurs and 42 committees', async () => {
    const counts = await Promise.all(
      ['dossiers?campaign=2016&pageSize=1', 'porteurs?pageSize=1', 'committees?pageSize=1'].map((list) =>
        whole.get<List>(`${api}/${list}`),
      ),
    );
    expect(counts.map(({ total }) => total)).toEqual([1_700, 300, 42]);
  });

  it('happens in the 21 communes and the 26 quartiers', async () => {
    const inCommunes = await Promise.all(
      communes.map(({ code }) => whole.get<List>(`${api}/dossiers?commune=${code}&pageSize=1`)),
    );
    expect(inCommunes.filter(({ total }) => total > 0)).toHaveLength(21);
    const codes = Array.from({ length: 26 }, (_, nth) => `QP0590${String(66 + nth)}`);
    const inQuartiers = await Promise.all(
      codes.map((code) => whole.get<List>(`${api}/dossiers?quartier=${code}&pageSize=1`)),
    );
    expect(inQuartiers.filter(({ total }) => total > 0)).toHaveLength(26);
  });

  it('grants 23 715 812 € of the State and 792 061 € of the Région, to the cent, of 40 M€ of actions', async () => {
    const figures = await whole.get<Figures>(`${api}/campaigns/2016/figures`);
    const granted = (funder: string) => figures.byFunder.find(({ key }) => key === funder)?.granted;
    expect([granted('etat'), granted('region')]).toEqual([stateTotal * 100, regionTotal * 100]);
    expect(figures.valueOfFundedActions).toBe(actionsTotal * 100);
  });

  it('has the same sums in the log itself, every grant of the State and the Région dated in 2016', async () => {
    const sums = new Map<string, number>();
    for await (const event of whole.engines.store.readAll({ filter: { types: ['LineGranted'] } })) {
      const { funder, amount, act, year } = (event as Granted).data;
      sums.set(funder, (sums.get(funder) ?? 0) + amount);
      expect([year, act.date.slice(0, 4)]).toEqual([2016, '2016']);
    }
    expect([sums.get('etat'), sums.get('region')]).toEqual([stateTotal * 100, regionTotal * 100]);
  });

  it('is told in more than 30,000 events, from October 2015 to July 2017, by personas and by Jalon itself', async () => {
    const known = new Set([...personas.map(({ id }) => id), 'systeme']);
    const types = new Set<string>();
    let [count, first, last, lastEffect] = [0, '', '', ''];
    for await (const { type, metadata, recordedAt } of whole.engines.store.readAll()) {
      if (!known.has(metadata.actor.id)) throw new Error(`${metadata.actor.id} is no persona`);
      if (metadata.occurredAt > recordedAt) throw new Error(`${type} was known before it happened`);
      types.add(type);
      first ||= recordedAt;
      last = recordedAt;
      lastEffect = metadata.occurredAt > lastEffect ? metadata.occurredAt : lastEffect;
      count++;
    }
    expect(count).toBeGreaterThan(30_000);
    expect([first.slice(0, 7), last.slice(0, 7), lastEffect.slice(0, 7)]).toEqual([
      '2015-10',
      '2017-07',
      '2017-07',
    ]);
    expect([...types]).toEqual(expect.arrayContaining(irregularities));
  });

  it('rebuilds every read model to the bytes of the living one', async () => {
    const rebuilt = await whole.engines.readModels.rebuild();
    expect(rebuilt.length).toBeGreaterThan(3);
    expect(rebuilt.map(({ name, replaced }) => [name, replaced])).toEqual(
      rebuilt.map(({ name, digest }) => [name, digest]),
    );
  });

  it('keeps everything over a restart, with the snapshot and without it', async () => {
    const names = whole.engines.readModels.health().map(({ name }) => name);
    const digests = () => Promise.all(names.map((name) => whole.engines.readModels.digest(name)));
    const before = [await whole.engines.store.lastPosition(), await digests()];
    await whole.stop();
    whole = await runWhole(file);
    expect(whole.engines.readModels.restored()).toEqual(expect.arrayContaining(names));
    expect([await whole.engines.store.lastPosition(), await digests()]).toEqual(before);
    await whole.stop();
    rmSync(folder.path('snapshot'), { recursive: true });
    whole = await runWhole(file);
    expect(whole.engines.readModels.restored()).toEqual([]);
    expect([await whole.engines.store.lastPosition(), await digests()]).toEqual(before);
  });

  it('is backed up while people write, into a log that opens as an exact beginning of it', async () => {
    const { items } = await whole.get<List>(`${api}/dossiers?status=in-execution,notified&pageSize=100`);
    const written = items.map(({ reference }) => writeNote(whole, String(reference)));
    const copied = await whole.engines.store.backup(folder.path('copy.db'));
    expect((await Promise.all(written)).every((status) => status === 200)).toBe(true);
    const copy = openSqliteEventStoreReader(folder.path('copy.db'));
    const original = whole.engines.store.readAll({ to: copied })[Symbol.asyncIterator]();
    let count = 0;
    for await (const event of copy.readAll()) {
      const { value } = await original.next();
      if (JSON.stringify(event) !== JSON.stringify(value))
        throw new Error(`differs at ${String(event.position)}`);
      count++;
    }
    await copy.close();
    expect(count).toBe(copied);
    const restored = await runWhole(folder.path('copy.db'));
    expect((await restored.get<List>(`${api}/dossiers?pageSize=1`)).total).toBe(1_700);
    await restored.stop();
  });
});

type Granted = Extract<Recorded<DossierEvent>, { readonly type: 'LineGranted' }>;

/** What real life adds to the straight way from a draft to a closed dossier. */
const irregularities = [
  'ComplementsRequested',
  'ComplementsDefaulted',
  'DeclaredInadmissible',
  'DossierWithdrawn',
  'ClosedWithoutFollowUp',
  'MemberRecused',
  'SessionCancelled',
  'TakenOffAgenda',
  'ImplicitlyRefused',
  'InstructionReopened',
  'LineRefused',
  'LineLapsed',
  'DossierCancelled',
  'NonCompletionDeclared',
  'ExtensionGranted',
  'ReportReminderSent',
  'ReportAmendmentRequested',
];

async function writeNote({ application, tokenOf }: RunningWhole, reference: string): Promise<number> {
  const { statusCode } = await application.inject({
    method: 'POST',
    url: `${api}/dossiers/${reference}/write-note`,
    headers: { authorization: `Bearer ${tokenOf('instructeur')}` },
    payload: { text: 'Pendant la sauvegarde.' },
  });
  return statusCode;
}
