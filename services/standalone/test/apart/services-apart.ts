import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { engineUrl } from '@jalon/testing';
import { type Apart, openApart } from '../../src/demonstration/apart/apart.ts';
import { type LogServer, startLogServer } from './log-server.ts';
import { dawnOfTheFirstDay } from './told-together.ts';

const program = fileURLToPath(new URL('../../dist/bundle/main.js', import.meta.url));

/** The services apart, and the server of their log. */
export interface ServicesApart {
  readonly apart: Apart;
  readonly log: LogServer;
  /** Before the name of each topic and group of theirs. */
  readonly prefix: string;
  close(): Promise<void>;
}

/**
 * The services in a process each, on Kafka, MongoDB and Redis, under names of this run. Their one log is kept by the
 * stand-in for KurrentDB.
 */
export async function openServicesApart(folder: (file: string) => string): Promise<ServicesApart> {
  const run = randomUUID().slice(0, 8);
  const prefix = `${run}.`;
  const log = await startLogServer(folder('log'));
  const apart = await openApart(
    {
      program,
      arguments: ['part'],
      environment: (service) => ({
        PATH: process.env['PATH'],
        EVENT_STORE_URL: log.url,
        BUS_URL: `${engineUrl('KAFKA_URL')}?prefix=${prefix}&partitions=1&session=2000`,
        JOBS_URL: `${engineUrl('REDIS_URL')}?prefix=${run}`,
        READ_MODELS_URL: `${engineUrl('MONGODB_URL')}${run}-${service}`,
        AUTH_URL: `demo:${folder('demo.key')}`,
      }),
    },
    dawnOfTheFirstDay,
  );
  return {
    apart,
    log,
    prefix,
    async close() {
      await apart.end();
      await log.stop();
    },
  };
}
