import { NotReachedInTime, type EventStore, type Position, Unavailable } from '@jalon/event-store';
import type { Clock, Instant } from '@jalon/kernel';
import {
  type EventFault,
  type ReadModel,
  type ReadModels,
  ReadModelStopped,
  UnknownReadModel,
} from '@jalon/read-models';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { LogWriter } from '../log-writer.ts';
import { brittle, register, type RegisterLine } from './register.projection.ts';

/** What every engine of read models may be told. */
export interface EngineOptions {
  readonly faultPolicy?: 'stop' | 'skip';
  readonly onFault?: (model: string, fault: EventFault) => void;
}

/** What the suite needs of an adapter: a fresh log whose clock the suite may set, and engines over it. */
export interface ReadModelsUnderTest {
  readonly store: EventStore;
  readonly clock: Clock & { advance(milliseconds: number): void };
  /** A new engine over the log; it takes up what the one before kept, if it keeps anything. */
  open(options?: EngineOptions): ReadModels;
  close(): Promise<void>;
}

export const deposited = (
  reference: string,
  title: string,
  amount?: number,
  funders?: readonly string[],
) => ({
  type: 'Deposited',
  data: { reference, title, ...(amount !== undefined && { amount }), ...(funders && { funders }) },
});
export const moved = (reference: string, status: string) => ({ type: 'Moved', data: { reference, status } });
export const withdrawn = (reference: string) => ({ type: 'Withdrawn', data: { reference } });

/** What every engine of read models must show, whatever it is made of. */
export function readModelsConformance(name: string, setUp: () => Promise<ReadModelsUnderTest>): void {
  describe(`read models: ${name}`, () => {
    let under: ReadModelsUnderTest;
    let write: LogWriter;
    let engine: ReadModels;
    let model: ReadModel<RegisterLine>;

    beforeEach(async () => {
      under = await setUp();
      write = new LogWriter(under.store, under.clock);
      engine = under.open();
      model = engine.register(register);
    });
    afterEach(async () => {
      await engine.stop();
      await under.close();
    });

    const titles = async (query: Parameters<typeof model.find>[0] = {}) =>
      (await model.find(query)).items.map(({ title }) => title);

    describe('following the log', () => {
      it('holds at start all that the log held before', async () => {
        await write.write('dossier-A', deposited('A', 'Jardin partagé'), moved('A', 'admissible'));
        await engine.start();
        expect(await model.get('A')).toMatchObject({ status: 'admissible', moves: 1 });
      });

      it('holds an event once its position was waited for', async () => {
        await engine.start();
        const position = await write.write('dossier-A', deposited('A', 'Jardin'));
        await engine.waitFor(position);
        expect(await model.get('A')).toMatchObject({ title: 'Jardin' });
        await expect(engine.waitFor(position)).resolves.toBeUndefined();
      });

      it('moves past events that no projection hears', async () => {
        await engine.start();
        const position = await write.write('campaign-2016', { type: 'CampaignOpened', data: {} });
        await engine.waitFor(position);
        expect(engine.position()).toBe(position);
      });

      it('says so when a position is not reached in the time given', async () => {
        await engine.start();
        await expect(engine.waitFor(1_000_000 as Position, 20)).rejects.toThrow(NotReachedInTime);
      });

      it('refuses whoever waits when it stops', async () => {
        await engine.start();
        const waiting = expect(engine.waitFor(1_000_000 as Position)).rejects.toThrow(Unavailable);
        await engine.stop();
        await waiting;
        await expect(engine.waitFor(1_000_000 as Position)).rejects.toThrow(Unavailable);
      });

      it('lets one event change several documents, and remove one', async () => {
        await write.write('dossier-A', deposited('A', 'un'), deposited('B', 'deux'), deposited('C', 'trois'));
        await write.write('session-1', { type: 'Granted', data: { references: ['A', 'C'] } }, withdrawn('B'));
        await engine.start();
        const all = await model.all();
        expect(all.map(({ id, document }) => [id, document.status])).toEqual([
          ['A', 'granted'],
          ['C', 'granted'],
        ]);
      });

      it('tells its progress while it builds', async () => {
        await write.write('dossier-A', deposited('A', 'un'));
        const told: Position[] = [];
        await engine.start(({ position, target }) => {
          expect(position).toBeLessThanOrEqual(target);
          told.push(position);
        });
        expect(told.at(-1)).toBe(await under.store.lastPosition());
      });
    });

    describe('queries', () => {
      beforeEach(async () => {
        await write.write('dossier-A', deposited('A', 'École de musique', 300, ['etat', 'region']));
        await write.write('dossier-B', deposited('B', 'Zumba', 100, ['etat']), moved('B', 'admissible'));
        await write.write('dossier-C', deposited('C', 'eau et jardins', undefined, ['mel', 'mel']));
        await write.write('dossier-D', deposited('D', 'Cœur de ville', 200, []));
        await engine.start();
      });

      it('filter in the language of MongoDB, through lists too', async () => {
        expect(await titles({ filter: { 'lines.funder': 'etat', amount: { $gte: 200 } } })).toEqual([
          'École de musique',
        ]);
        expect(
          await titles({ filter: { $or: [{ status: 'admissible' }, { reference: { $in: ['C'] } }] } }),
        ).toEqual(['Zumba', 'eau et jardins']);
        expect(await titles({ filter: { amount: { $exists: false } } })).toEqual(['eau et jardins']);
      });

      it('sort as French does, whatever the case and the accents', async () => {
        const sort = [{ field: 'title' }];
        expect(await titles({ sort })).toEqual([
          'Cœur de ville',
          'eau et jardins',
          'École de musique',
          'Zumba',
        ]);
      });

      it('put missing values last in both directions', async () => {
        expect(await titles({ sort: [{ field: 'amount' }] })).toEqual([
          'Zumba',
          'Cœur de ville',
          'École de musique',
          'eau et jardins',
        ]);
        expect(await titles({ sort: [{ field: 'amount', descending: true }] })).toEqual([
          'École de musique',
          'Cœur de ville',
          'Zumba',
          'eau et jardins',
        ]);
      });

      it('page without losing nor repeating when the sort leaves ties', async () => {
        const sort = [{ field: 'status' }];
        const pages = await Promise.all([1, 2, 3].map((page) => model.find({ sort, page, pageSize: 2 })));
        expect(pages.flatMap(({ items }) => items.map(({ reference }) => reference))).toEqual([
          'B',
          'A',
          'C',
          'D',
        ]);
        expect(pages.map(({ total, items }) => [total, items.length])).toEqual([
          [4, 2],
          [4, 2],
          [4, 0],
        ]);
      });

      it('find words by their beginning, without accents, case nor ligatures', async () => {
        expect(await titles({ text: 'ecole MUS' })).toEqual(['École de musique']);
        expect(await titles({ text: 'coeur' })).toEqual(['Cœur de ville']);
        expect(await titles({ text: 'usique' })).toEqual([]);
        expect(await titles({ text: 'ecole zumba' })).toEqual([]);
      });

      it('count the values of a field over all matches, each document once for each value', async () => {
        const { facets, items } = await model.find({ facets: ['lines.funder', 'amount'], pageSize: 1 });
        expect(items).toHaveLength(1);
        expect(facets['lines.funder']).toEqual([
          { value: 'etat', count: 2 },
          { value: 'mel', count: 1 },
          { value: 'region', count: 1 },
        ]);
        expect(facets['amount']).toContainEqual({ value: null, count: 1 });
      });

      it.each([
        [{ filter: { status: { $resembles: 'x' } } }],
        [{ filter: { $where: 'true' } }],
        [{ page: 0 }],
        [{ page: 1.5 }],
        [{ pageSize: -1 }],
      ])('refuse what means nothing: %j', async (query) => {
        await expect(model.find(query)).rejects.toMatchObject({ name: 'InvalidQuery' });
      });

      it('answer with the position of the log that they reflect', async () => {
        expect((await model.find({})).position).toBe(await under.store.lastPosition());
      });
    });

    describe('the past', () => {
      it('shows each document as it was known at an instant, again and again the same', async () => {
        await engine.start();
        const instants: Instant[] = [];
        for (const status of ['complete', 'admissible', 'granted']) {
          under.clock.advance(60_000);
          await write.write(
            'dossier-A',
            ...(status === 'complete' ? [deposited('A', 'Jardin')] : []),
            moved('A', status),
          );
          instants.push(under.clock.now());
        }
        const read = () => Promise.all(instants.map(async (at) => (await model.get('A', at))?.status));
        expect(await read()).toEqual(['complete', 'admissible', 'granted']);
        under.clock.advance(60_000);
        await engine.waitFor(await write.write('dossier-A', moved('A', 'paid')));
        expect(await read()).toEqual(['complete', 'admissible', 'granted']);
        expect((await model.get('A', under.clock.now()))?.status).toBe('paid');
      });

      it('is empty before the first event', async () => {
        const before = under.clock.now();
        under.clock.advance(1);
        await write.write('dossier-A', deposited('A', 'Jardin'));
        await engine.start();
        expect((await model.find({ asOf: before })).total).toBe(0);
        expect(await model.all(before)).toEqual([]);
      });
    });

    describe('an event that a projection cannot take', () => {
      beforeEach(() =>
        write.write('dossier-A', deposited('A', 'un'), deposited('P', 'poison'), deposited('B', 'deux')),
      );

      it('stops that model alone, which says so and refuses to answer', async () => {
        const broken = engine.register(brittle);
        await engine.start();
        await engine.waitFor(await under.store.lastPosition());
        await expect(broken.find({})).rejects.toThrow(ReadModelStopped);
        expect((await model.find({})).total).toBe(3);
        expect(engine.health()[1]?.stopped).toMatchObject({
          eventType: 'Deposited',
          cause: 'cannot digest this',
        });
      });

      it('is set aside where the policy is to skip, and counted, after a new start too', async () => {
        const told: string[] = [];
        for (let start = 0; start < 2; start++) {
          const skipping = under.open({ faultPolicy: 'skip', onFault: (name) => told.push(name) });
          const broken = skipping.register(brittle);
          await skipping.start();
          expect((await broken.find({})).total).toBe(2);
          expect(skipping.health()[0]).toMatchObject({
            stopped: undefined,
            setAside: [{ cause: 'cannot digest this' }],
          });
          expect(told[0]).toBe('brittle');
          await skipping.stop();
        }
      });
    });

    describe('proof', () => {
      it('a rebuilt model equals the living one, byte for byte, and goes on following', async () => {
        await write.write(
          'dossier-A',
          deposited('A', 'un', 3),
          moved('A', 'admissible'),
          deposited('B', 'deux'),
        );
        await engine.start();
        const digest = await engine.digest('register');
        const [rebuilt] = await engine.rebuild('register');
        expect(rebuilt).toMatchObject({ name: 'register', digest, replaced: digest });
        await engine.waitFor(await write.write('dossier-A', moved('A', 'granted')));
        expect(await model.get('A')).toMatchObject({ status: 'granted' });
        expect(await engine.digest('register')).not.toBe(digest);
      });

      it('a rebuild under writing misses nothing and doubles nothing', async () => {
        await write.write('dossier-A', deposited('A', 'un'));
        await engine.start();
        const rebuilding = engine.rebuild();
        for (let count = 0; count < 50; count++) await write.write('dossier-A', moved('A', 'again'));
        const last = await write.write('dossier-A', moved('A', 'last'));
        await rebuilding;
        await engine.waitFor(last);
        expect(await model.get('A')).toMatchObject({ moves: 51 });
      });

      it('another engine over the same log ends in the same bytes', async () => {
        await write.write('dossier-A', deposited('A', 'un', 3), moved('A', 'admissible'));
        await engine.start();
        const digest = await engine.digest('register');
        await engine.stop();
        engine = under.open();
        model = engine.register(register);
        await engine.start();
        expect(await engine.digest('register')).toBe(digest);
      });

      it('refuses a name that it does not know', async () => {
        await engine.start();
        await expect(engine.rebuild('nothing')).rejects.toThrow(UnknownReadModel);
        expect(() => engine.register(register)).toThrow();
      });
    });
  });
}
