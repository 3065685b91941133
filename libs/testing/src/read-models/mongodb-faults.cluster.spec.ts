import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Projection } from '@jalon/read-models';
import { memoryReadModels } from '@jalon/read-models/memory';
import { type MongodbReadModels, mongodbReadModels } from '@jalon/read-models/mongodb';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { engineUrl } from '../engine-url.ts';
import { type FragileWire, fragileWire } from '../fragile-wire.ts';
import { temporaryLog, type TemporaryLog } from '../temporary-log.ts';
import { deposited, moved, withdrawn } from './read-models-conformance.ts';
import { register, type RegisterEvent, type RegisterLine } from './register.projection.ts';

describe('read models in MongoDB, when things go wrong', () => {
  let log: TemporaryLog;
  let wire: FragileWire;
  let database: string;
  const engines: MongodbReadModels[] = [];

  beforeEach(async () => {
    log = temporaryLog();
    wire = await fragileWire(engineUrl('MONGODB_URL'));
    database = `faults-${randomUUID().slice(0, 8)}`;
  });
  afterEach(async () => {
    await Promise.all(engines.splice(0).map((engine) => engine.stop()));
    await wire.close();
    await log.remove();
  });

  function opened(url: string, projection: Projection<RegisterLine, RegisterEvent> = register) {
    const engine = mongodbReadModels({ store: log.store, url, database, serverTimeoutMs: 150 });
    engines.push(engine);
    return { engine, model: engine.register(projection) };
  }

  /** What the log says, by the embedded engine. */
  async function truth(): Promise<string> {
    const memory = memoryReadModels({ store: log.store });
    memory.register(register);
    await memory.start();
    await memory.stop();
    return memory.digest('register');
  }

  const year = async () => {
    await log.writer.write(
      'dossier-A',
      deposited('A', 'un', 1),
      deposited('B', 'deux'),
      deposited('C', 'trois'),
    );
    await log.writer.write('dossier-A', moved('A', 'admissible'), withdrawn('B'), moved('C', 'complete'));
    await log.writer.write('session-1', { type: 'Granted', data: { references: ['A', 'B', 'C'] } });
    await log.writer.write('dossier-A', withdrawn('C'), deposited('C', 'encore'), moved('C', 'complete'));
  };

  it('says that MongoDB is away when it starts without it', async () => {
    wire.cut();
    await expect(opened(wire.url).engine.start()).rejects.toMatchObject({ name: 'Unavailable' });
  });

  it('keeps trying while MongoDB is away, says so, and misses nothing of what came meanwhile', async () => {
    const { engine, model } = opened(wire.url);
    await engine.start();
    wire.cut();
    await year();
    await expect(engine.waitFor(await log.store.lastPosition(), 300)).rejects.toMatchObject({
      name: 'NotReachedInTime',
    });
    expect(engine.health()[0]?.interrupted).toBeDefined();
    await expect(model.find({})).rejects.toMatchObject({ name: 'Unavailable' });
    wire.mend();
    await engine.waitFor(await log.store.lastPosition());
    expect(engine.health()[0]?.interrupted).toBeUndefined();
    expect(await engine.digest('register')).toBe(await truth());
  });

  it('killed twice after whichever message to MongoDB, it ends in the same documents', async () => {
    await year();
    const expected = await truth();
    let kills = 0;
    for (let packets = 1; ; packets++) {
      database = `faults-${randomUUID().slice(0, 8)}`;
      let survived = false;
      for (let time = 0; time < 2; time++) {
        wire.mend();
        wire.cutAfter(packets);
        const { engine } = opened(wire.url);
        const starting = engine.start().then(
          () => 'started',
          () => 'failed',
        );
        await Promise.race([starting, untilCut()]);
        survived = !wire.isCut();
        if (!survived) kills += 1;
        wire.cut(); // whatever it would still do, it cannot
        await engine.stop();
      }
      const { engine, model } = opened(engineUrl('MONGODB_URL'));
      await engine.start();
      expect(await engine.digest('register')).toBe(expected);
      expect((await model.all()).map(({ id }) => id)).toEqual(['A', 'C']);
      expect(engine.health()[0]).toMatchObject({ documents: 2 });
      await engine.stop();
      if (survived) break;
    }
    expect(kills).toBeGreaterThan(16); // every message of a start, twice
  });

  const untilCut = async () => {
    while (!wire.isCut()) await pause(2);
  };

  it('two processes that follow the same model do no harm to each other', async () => {
    await year();
    const both = [opened(wire.url), opened(wire.url)];
    await Promise.all(both.map(({ engine }) => engine.start()));
    for (let round = 0; round < 10; round++) {
      await year();
      await log.writer.write('dossier-A', moved('A', `round ${round}`), withdrawn(round % 2 ? 'A' : 'C'));
    }
    const last = await log.store.lastPosition();
    await Promise.all(both.map(({ engine }) => engine.waitFor(last)));
    const expected = await truth();
    for (const { engine } of both) expect(await engine.digest('register')).toBe(expected);
  });

  it('a rebuild cut short leaves the living model as it was, and what it left can be removed', async () => {
    await year();
    const { engine } = opened(wire.url);
    await engine.start();
    wire.cutAfter(2);
    const rebuilding = expect(engine.rebuild()).rejects.toThrow();
    await untilCut();
    await engine.stop();
    await rebuilding;
    const next = opened(engineUrl('MONGODB_URL')).engine;
    await next.start();
    const expected = await truth();
    expect(await next.digest('register')).toBe(expected);
    expect(await next.rebuild()).toMatchObject([{ digest: expected, replaced: expected }]);
    const removed = await next.removeRetired();
    expect(removed.length).toBeGreaterThanOrEqual(1); // the one that was replaced, and what the other left
    expect(await next.digest('register')).toBe(expected);
  });

  it('a document that MongoDB cannot hold stops its model, which says so', async () => {
    await log.writer.write('dossier-A', deposited('A', 'un'));
    const heavy: typeof register = {
      ...register,
      evolve: (...args) => {
        const line = register.evolve(...args);
        return line && { ...line, title: 'x'.repeat(17 * 2 ** 20) };
      },
    };
    const { engine, model } = opened(wire.url, heavy);
    await engine.start();
    expect(engine.health()[0]?.stopped).toMatchObject({
      eventType: 'Deposited',
      cause: expect.stringContaining('16777216'),
    });
    await expect(model.find({})).rejects.toMatchObject({ name: 'ReadModelStopped' });
  });

  it('a new version is built beside the old one, which answers until its process stops', async () => {
    await year();
    const old = opened(wire.url);
    await old.engine.start();
    const second: typeof register = {
      ...register,
      version: 2,
      evolve: (line, event, id) => {
        const next = register.evolve(line, event, id);
        return next && { ...next, title: next.title.toUpperCase() };
      },
    };
    const recent = opened(wire.url, second);
    await recent.engine.start();
    await log.writer.write('dossier-A', moved('A', 'paid'));
    const last = await log.store.lastPosition();
    await Promise.all([old.engine.waitFor(last), recent.engine.waitFor(last)]);
    expect(await old.model.get('A')).toMatchObject({ title: 'un', status: 'paid' });
    expect(await recent.model.get('A')).toMatchObject({ title: 'UN', status: 'paid' });
    await old.engine.stop();
    expect(await recent.engine.removeRetired()).toEqual([expect.stringMatching(/^register_v1_/)]);
    expect(await recent.model.get('A')).toMatchObject({ title: 'UN' });
  });
});
