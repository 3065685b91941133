import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type EngineControl, controlOf, forgetGroups } from '@jalon/testing';
import { loadDemonstration } from '../../src/demonstration/load-demonstration.ts';
import { SeededRandom } from '../../src/demonstration/seeded-random.ts';
import { temporaryFolder } from '../running-whole.ts';
import { type ServicesApart, openServicesApart } from './services-apart.ts';
import { toldTogether } from './told-together.ts';
import { type Trouble, troubled } from './troubled.ts';

const seed = 2017;
const size = { bodies: 5, dossiers: 12, committees: 6 };
const minute = 60_000;
/** A minute when the whole is asked for. */
const kafkaAway = process.env['JALON_APART'] === 'whole' ? minute : minute / 3;

describe('Services in processes of their own, while something goes wrong', () => {
  const folder = temporaryFolder();
  let together: Readonly<Record<string, string>>;
  let services: ServicesApart;
  let nth = 0;

  beforeAll(async () => {
    together = await toldTogether(folder.path('together/jalon.db'), seed, size);
  }, 2 * minute);
  beforeEach(async () => {
    const run = ++nth;
    services = await openServicesApart((file) => folder.path(`${run}/${file}`));
  }, 2 * minute);
  afterEach(() => services.close(), minute);
  afterAll(() => folder.remove());

  const told = async (troubles: readonly Trouble[]) => {
    await loadDemonstration({ stage: troubled(services.apart, troubles), seed, size });
    return services.apart.digests();
  };

  /** Away for so long, while the programme goes on as far as it can without. */
  const awayFor = (engine: EngineControl, milliseconds: number) => {
    let back: Promise<void> | undefined;
    return {
      begins: async () => {
        await engine.kill();
        back = pause(milliseconds).then(() => engine.start());
      },
      isOver: () => back,
    };
  };

  it(
    'ends the same when each of twenty random acts kills a service',
    async () => {
      const random = new SeededRandom('twenty deaths');
      const acts = new Set<number>();
      while (acts.size < 20) acts.add(random.integer(10, 550));
      const kills = [...acts].map((afterAct) => ({
        afterAct,
        happens: () => services.apart.parts[random.integer(0, services.apart.parts.length - 1)]?.kill(),
      }));
      expect(await told(kills)).toEqual(together);
      expect(services.apart.parts.reduce((sum, { deaths }) => sum + deaths, 0)).toBe(20);
    },
    10 * minute,
  );

  it(
    'ends the same when Kafka is away, and the alarm tells of it meanwhile',
    async () => {
      const away = awayFor(controlOf('kafka'), kafkaAway);
      const alarms: unknown[] = [];
      const digests = await told([
        {
          afterAct: 150,
          async happens() {
            await away.begins();
            await pause(kafkaAway / 2);
            for (const part of services.apart.parts) alarms.push(...(await part.ask({ wish: 'health' })));
          },
        },
      ]);
      await away.isOver();
      expect(digests).toEqual(together);
      expect(alarms).not.toHaveLength(0);
      for (const alarm of alarms) expect(alarm).toMatchObject({ behind: true });
    },
    10 * minute,
  );

  it(
    'ends the same when the services stand still for so long that the broker gives them up and forgets their groups',
    async () => {
      let forgotten = 0;
      const digests = await told([
        {
          afterAct: 300,
          async happens() {
            for (const part of services.apart.parts) part.freeze();
            forgotten = await forgetGroups(services.prefix);
            for (const part of services.apart.parts) part.thaw();
          },
        },
      ]);
      expect(forgotten).toBeGreaterThanOrEqual(services.apart.parts.length);
      expect(digests).toEqual(together);
    },
    10 * minute,
  );

  it(
    'ends the same when MongoDB, Redis and the log each fail in their way, one after the other',
    async () => {
      const { log } = services;
      const redis = controlOf('redis');
      const mongodb = awayFor(controlOf('mongodb'), 10_000);
      const redisAway = awayFor(redis, 10_000);
      const healAfter = (milliseconds: number) => void pause(milliseconds).then(() => log.order('heal'));
      const digests = await told([
        { afterAct: 100, happens: mongodb.begins },
        {
          afterAct: 160, // what is killed and started again is empty
          async happens() {
            await redis.kill();
            await redis.start();
          },
        },
        { afterAct: 200, happens: redisAway.begins },
        {
          afterAct: 260,
          happens() {
            log.order('silent');
            healAfter(8_000);
          },
        },
        {
          afterAct: 320,
          happens() {
            log.order('slow 200');
            healAfter(5_000);
          },
        },
        { afterAct: 380, happens: () => log.order('restart 10000') },
        { afterAct: 440, happens: () => log.order('drop') },
        { afterAct: 500, happens: () => log.order('end-subscriptions') },
      ]);
      await Promise.all([mongodb.isOver(), redisAway.isOver()]);
      expect(digests).toEqual(together);
    },
    10 * minute,
  );
});
