/**
 * A process that takes one job and never ends it, to be killed with the job's lock in its hands.
 * `node job-in-hand.ts REDIS_URL PREFIX QUEUE LOCK_MS` says `taken` once it has it.
 */
import { Worker } from 'bullmq';

const [, , url = '', prefix = '', queue = '', lock = ''] = process.argv;
const forever = new Promise<void>(() => undefined);

new Worker(
  queue,
  async () => {
    process.stdout.write('taken\n');
    await forever;
  },
  { connection: { url, maxRetriesPerRequest: null }, prefix, lockDuration: Number(lock) },
);
