import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadDemonstration } from '../../src/demonstration/load-demonstration.ts';
import { wholeYear } from '../../src/demonstration/programme-plan.ts';
import { temporaryFolder } from '../running-whole.ts';
import { type ServicesApart, openServicesApart } from './services-apart.ts';
import { toldTogether } from './told-together.ts';

/** The whole year when asked for; else one small enough for each day, large enough for most fates to occur. */
const size =
  process.env['JALON_APART'] === 'whole' ? wholeYear : { bodies: 10, dossiers: 40, committees: 12 };

describe('The demonstration told to services in processes of their own, on the production engines', () => {
  const folder = temporaryFolder();
  let together: Readonly<Record<string, string>>;
  let services: ServicesApart;

  beforeAll(async () => {
    together = await toldTogether(folder.path('together/jalon.db'), 2016, size);
    services = await openServicesApart((file) => folder.path(file));
  }, 600_000);
  afterAll(async () => {
    await services.close();
    folder.remove();
  });

  it('gives read models equal, document for document, to the embedded ones', async () => {
    await loadDemonstration({ stage: services.apart, seed: 2016, size, progress: sayEvery(500) });
    expect(await services.apart.digests()).toEqual(together);
  }, 7_200_000);
});

/** A line on the terminal each time so many more steps are told. */
function sayEvery(steps: number): (progress: { position: number; target: number }) => void {
  const started = Date.now();
  let next = steps;
  return ({ position, target }) => {
    if (position < next) return;
    next = position + steps;
    process.stderr.write(`${position} / ${target} steps, ${Math.round((Date.now() - started) / 1000)} s\n`);
  };
}
