import { dirname } from 'node:path';
import type { Clock, RandomSource } from '@jalon/kernel';
import { type Engines, machineRandom } from './engines.ts';
import { openAuthenticator } from './open-authenticator.ts';
import { openBus } from './open-bus.ts';
import { openEventStore } from './open-event-store.ts';
import { openJobs } from './open-jobs.ts';
import { openReadModels } from './open-read-models.ts';
import type { EngineUrls, Opening } from './opening.ts';

/**
 * Opens the five engines that the URLs name, each by the adapter of its scheme. The code of an adapter is loaded when
 * its scheme is asked for: who runs embedded never loads a client of Kafka. Nothing is read yet.
 * @throws Unavailable, CorruptLog when an engine cannot be opened at all; one that only does not answer yet is waited for.
 */
export async function openEngines(
  urls: EngineUrls,
  service: string,
  clock: Clock,
  random: RandomSource = machineRandom,
): Promise<Engines> {
  const log = urls.EVENT_STORE_URL;
  const folder = log.scheme === 'sqlite' ? dirname(log.rest) : './data';
  const opening: Opening = { service, clock, random, folder };
  const { store, figures } = await openEventStore(log, opening);
  try {
    const models = await openReadModels(urls.READ_MODELS_URL, store, opening);
    return {
      store,
      readModels: models.readModels,
      jobs: await openJobs(urls.JOBS_URL, store, models, opening),
      bus: await openBus(urls.BUS_URL, store, opening, log.scheme === 'sqlite' ? log.rest : undefined),
      clock,
      random,
      authenticator: await openAuthenticator(urls, opening),
      mode: urls.AUTH_URL.scheme === 'demo' ? 'demonstration' : 'production',
      figures,
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}
