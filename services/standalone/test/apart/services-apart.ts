import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { engineUrl } from '@jalon/testing';
import { type Apart, openApart } from '../../src/demonstration/apart/apart.ts';
import { dawnOfTheFirstDay } from './told-together.ts';

const program = fileURLToPath(new URL('../../dist/bundle/main.js', import.meta.url));

/** The services in a process each, on Kafka, MongoDB and Redis, under names of this run, each with a log of its own. */
export function openServicesApart(folder: (file: string) => string): Promise<Apart> {
  const run = randomUUID().slice(0, 8);
  return openApart(
    {
      program,
      arguments: ['part'],
      environment: (service) => ({
        PATH: process.env['PATH'],
        EVENT_STORE_URL: `sqlite:${folder(`${service}/jalon.db`)}`,
        BUS_URL: `${engineUrl('KAFKA_URL')}?prefix=${run}.&partitions=1&session=2000`,
        JOBS_URL: `${engineUrl('REDIS_URL')}?prefix=${run}`,
        READ_MODELS_URL: `${engineUrl('MONGODB_URL')}${run}-${service}`,
      }),
    },
    dawnOfTheFirstDay,
  );
}
