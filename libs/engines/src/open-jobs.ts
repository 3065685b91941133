import type { EngineUrl } from '@jalon/config';
import { type EventStore, LogRunner } from '@jalon/event-store';
import type { Jobs } from '@jalon/jobs';
import type { Opening } from './opening.ts';
import type { OpenedReadModels } from './open-read-models.ts';

/** `timers:` */
export async function openJobs(
  _url: EngineUrl,
  store: EventStore,
  { ride }: OpenedReadModels,
  { clock }: Opening,
): Promise<Jobs> {
  const { timersJobs } = await import('@jalon/jobs/timers');
  if (ride) return timersJobs({ store, clock, runner: ride.runner, keep: ride.keep });
  const runner = new LogRunner(store);
  const jobs = timersJobs({ store, clock, runner });
  return withItsRunner(jobs, runner);
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
