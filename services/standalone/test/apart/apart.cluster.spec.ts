import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { engineUrl } from '@jalon/testing';
import { type Apart, openApart } from '../../src/demonstration/apart/apart.ts';
import { loadDemonstration } from '../../src/demonstration/load-demonstration.ts';
import { wholeYear } from '../../src/demonstration/programme-plan.ts';
import { temporaryFolder } from '../running-whole.ts';
import { dawnOfTheFirstDay, toldTogether } from './told-together.ts';

/** The whole year when asked for; else one small enough for each day, large enough for every fate to occur. */
const size =
  process.env['JALON_APART'] === 'whole' ? wholeYear : { bodies: 20, dossiers: 90, committees: 30 };
const program = fileURLToPath(new URL('../../dist/bundle/main.js', import.meta.url));

describe('The demonstration told to services in processes of their own, on the production engines', () => {
  const folder = temporaryFolder();
  const run = randomUUID().slice(0, 8);
  let together: Readonly<Record<string, string>>;
  let apart: Apart;

  beforeAll(async () => {
    together = await toldTogether(folder.path('together/jalon.db'), 2016, size);
    apart = await openApart(
      {
        program,
        arguments: ['part'],
        environment: (service) => ({
          PATH: process.env['PATH'],
          EVENT_STORE_URL: `sqlite:${folder.path(`${service}/jalon.db`)}`,
          BUS_URL: `${engineUrl('KAFKA_URL')}?prefix=${run}.&partitions=1`,
          READ_MODELS_URL: `${engineUrl('MONGODB_URL')}${run}-${service}`,
        }),
      },
      dawnOfTheFirstDay,
    );
  }, 120_000);
  afterAll(async () => {
    await apart.end();
    folder.remove();
  });

  it('gives read models equal, document for document, to the embedded ones', async () => {
    const started = Date.now();
    await loadDemonstration({
      stage: apart,
      seed: 2016,
      size,
      progress: ({ position, target }) => {
        if (position % 500 < 5) process.stderr.write(`${position} / ${target} ${Date.now() - started} ms\n`);
      },
    });
    expect(await apart.digests()).toEqual(together);
  }, 3_600_000);
});
