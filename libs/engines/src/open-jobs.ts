import type { EngineUrl } from '@jalon/config';
import { type EventStore, LogRunner } from '@jalon/event-store';
import type { Jobs } from '@jalon/jobs';
import type { Opening } from './opening.ts';
import type { OpenedReadModels } from './open-read-models.ts';

/** `timers:`, `redis://host:6379/0` */
export async function openJobs(
  { scheme, url }: EngineUrl,
  store: EventStore,
  { ride }: OpenedReadModels,
  { service, clock }: Opening,
): Promise<Jobs> {
  const runner = ride?.runner ?? new LogRunner(store);
  const ofItsOwn = (jobs: Jobs) => (ride ? jobs : withItsRunner(jobs, runner));
  if (scheme !== 'timers') {
    const { bullmqJobs } = await import('@jalon/jobs/bullmq');
    return ofItsOwn(bullmqJobs({ store, clock, runner, url, service }));
  }
  const { timersJobs } = await import('@jalon/jobs/timers');
  return ofItsOwn(timersJobs({ store, clock, runner, ...(ride && { keep: ride.keep }) }));
}

/** Jobs that read the log for themselves: their loop starts and stops with them. */
function withItsRunner(jobs: Jobs, runner: LogRunner): Jobs {
  return {
    watch: (source, handler) => jobs.watch(source, handler),
    open: (key) => jobs.open(key),
    health: () => jobs.health(),
    runDue: (now) => jobs.runDue(now),
    async start() {
      await runner.start();
      await jobs.start();
    },
    async stop() {
      await jobs.stop();
      await runner.stop();
    },
  };
}
