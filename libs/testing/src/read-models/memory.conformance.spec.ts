import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { memoryReadModels, type MemoryReadModelsOptions } from '@jalon/read-models/memory';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { temporaryLog, type TemporaryLog } from '../temporary-log.ts';
import { deposited, moved, readModelsConformance, withdrawn } from './read-models-conformance.ts';
import { register } from './register.projection.ts';

readModelsConformance('memory', async () => {
  const log = temporaryLog();
  return {
    ...log,
    open: (options) => memoryReadModels({ store: log.store, ...options }),
    close: () => log.remove(),
  };
});

readModelsConformance('memory with a snapshot', async () => {
  const log = temporaryLog();
  const snapshot = { directory: log.path('read-models') };
  return {
    ...log,
    open: (options) => memoryReadModels({ store: log.store, snapshot, ...options }),
    close: () => log.remove(),
  };
});

describe('read models in memory', () => {
  let log: TemporaryLog;
  beforeEach(() => {
    log = temporaryLog();
  });
  afterEach(() => log.remove());

  async function opened(options: Partial<MemoryReadModelsOptions> = {}, projection = register) {
    const engine = memoryReadModels({ store: log.store, ...options });
    const model = engine.register(projection);
    await engine.start();
    return { engine, model };
  }

  describe('a snapshot', () => {
    const file = () => `${log.path('read-models')}/register.json`;
    const snapshot = () => ({ directory: log.path('read-models') });

    async function stopWithSnapshot(): Promise<string> {
      await log.writer.write('dossier-A', deposited('A', 'un', 12), deposited('B', 'deux'));
      const { engine } = await opened({ snapshot: snapshot() });
      await engine.stop();
      return engine.digest('register');
    }

    it('is taken up at the next start, which reads only what came since', async () => {
      await stopWithSnapshot();
      await log.writer.write('dossier-A', moved('A', 'admissible'), withdrawn('B'));
      const { engine, model } = await opened({ snapshot: snapshot() });
      expect(engine.restored()).toEqual(['register']);
      expect((await model.all()).map(({ document }) => document.status)).toEqual(['admissible']);
      const [{ digest, replaced } = { digest: '', replaced: '-' }] = await engine.rebuild();
      expect(digest).toBe(replaced);
      await engine.stop();
    });

    it('outlives starts that nobody asks anything of, byte for byte, and counts without being read', async () => {
      const digest = await stopWithSnapshot();
      const kept = readFileSync(file(), 'utf8');
      for (let start = 0; start < 2; start++) {
        const { engine } = await opened({ snapshot: snapshot() });
        expect(engine.restored()).toEqual(['register']);
        expect(engine.health()[0]).toMatchObject({ documents: 2 });
        await engine.stop();
        expect(readFileSync(file(), 'utf8')).toBe(kept);
      }
      const { engine, model } = await opened({ snapshot: snapshot() });
      expect((await model.find({ filter: { status: 'admissible' } })).total).toBe(0);
      expect(await engine.digest('register')).toBe(digest);
      await engine.stop();
    });

    it.each<[string, (content: string) => string]>([
      ['cut short', (content) => content.slice(0, -5)],
      ['not ours', () => 'bonjour'],
      ['empty', () => ''],
    ])('that is %s is not believed', async (_, damage) => {
      const digest = await stopWithSnapshot();
      writeFileSync(file(), damage(readFileSync(file(), 'utf8')));
      const { engine } = await opened({ snapshot: snapshot() });
      expect(engine.restored()).toEqual([]);
      expect(await engine.digest('register')).toBe(digest);
      await engine.stop();
    });

    describe('changed by one letter, which shows when it is read,', () => {
      async function takenUp() {
        const digest = await stopWithSnapshot();
        writeFileSync(file(), readFileSync(file(), 'utf8').replace('"un"', '"uN"'));
        const { engine, model } = await opened({ snapshot: snapshot() });
        expect(engine.restored()).toEqual(['register']);
        return { digest, engine, model };
      }

      it('is not believed by the first question: the log is asked', async () => {
        const { digest, engine, model } = await takenUp();
        expect(await model.get('A')).toMatchObject({ title: 'un' });
        expect(await engine.digest('register')).toBe(digest);
        await engine.stop();
      });

      it('is not believed by the first event either, and no event is lost over it', async () => {
        const { engine, model } = await takenUp();
        await log.writer.write('dossier-A', moved('A', 'admissible'), withdrawn('B'));
        await log.writer.write('dossier-C', deposited('C', 'trois'));
        await engine.waitFor(await log.store.lastPosition());
        const found = (await model.all()).map(({ document: { title, status } }) => [title, status]);
        expect(found).toEqual([
          ['un', 'admissible'],
          ['trois', 'deposited'],
        ]);
        const [{ digest, replaced } = { digest: '', replaced: '-' }] = await engine.rebuild();
        expect(replaced).toBe(digest);
        await engine.stop();
      });

      it('does not outlive a stop, nor does one that is gone hold anybody up', async () => {
        const { engine } = await takenUp();
        await log.writer.write('elsewhere-C', { type: 'Elsewhere', data: {} });
        await engine.waitFor(await log.store.lastPosition());
        await engine.stop();
        expect(existsSync(file())).toBe(false);
        await (await opened({ snapshot: snapshot() })).engine.stop();
        const again = await opened({ snapshot: snapshot() });
        expect(again.engine.restored()).toEqual(['register']);
        rmSync(file());
        expect((await again.model.all()).map(({ document }) => document.title)).toEqual(['un', 'deux']);
        await again.engine.stop();
      });
    });

    it.each([
      ['version', { ...register, version: 2 }],
      ['code', { ...register, evolve: () => undefined }],
    ])('of another %s of the projection is not believed', async (_, projection) => {
      await stopWithSnapshot();
      const { engine } = await opened({ snapshot: snapshot() }, projection);
      expect(engine.restored()).toEqual([]);
      await engine.stop();
    });

    it('of another log is not believed', async () => {
      await stopWithSnapshot();
      const other = temporaryLog('another log');
      await other.writer.write('dossier-A', deposited('Z', 'autre'), deposited('Y', 'autre'));
      const engine = memoryReadModels({ store: other.store, snapshot: snapshot() });
      const model = engine.register(register);
      await engine.start();
      expect(engine.restored()).toEqual([]);
      expect((await model.all()).map(({ id }) => id)).toEqual(['Y', 'Z']);
      await engine.stop();
      await other.remove();
    });
  });

  it('whatever happens, at every moment: rebuilt equals living, and the past equals what was living then', async () => {
    const reference = fc.constantFrom('A', 'B', 'C', 'D', 'E');
    const fact = fc.oneof(
      fc
        .tuple(reference, fc.string(), fc.option(fc.integer(), { nil: undefined }))
        .map((args) => deposited(...args)),
      fc.tuple(reference, fc.string({ unit: 'binary' })).map((args) => moved(...args)),
      reference.map(withdrawn),
      fc.array(reference).map((references) => ({ type: 'Granted', data: { references } })),
      fc.constant({ type: 'SomethingElse', data: {} }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fact, { minLength: 1, maxLength: 25 }), async (facts) => {
        const run = temporaryLog();
        const engine = memoryReadModels({ store: run.store });
        const model = engine.register(register);
        await engine.start();
        const moments = [];
        for (const one of facts) {
          await engine.waitFor(await run.writer.write('dossier-A', one));
          moments.push({ at: run.clock.now(), living: JSON.stringify(await model.all()) });
          run.clock.advance(1);
        }
        for (const { at, living } of moments.toReversed())
          expect(JSON.stringify(await model.all(at))).toBe(living);
        for (const { at, living } of moments) expect(JSON.stringify(await model.all(at))).toBe(living);
        const [rebuilt] = await engine.rebuild();
        expect(rebuilt?.digest).toBe(rebuilt?.replaced);
        await engine.stop();
        await run.remove();
      }),
      { numRuns: 40 },
    );
  });
});
