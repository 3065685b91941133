import { type EngineState, type Health, busState } from '@jalon/http';
import type { EmbeddedEngines } from '@jalon/engines';

/** What `/health/ready` tells of the embedded engines. */
export function healthOf({ store, readModels, jobs, bus }: EmbeddedEngines): Health {
  return {
    mode: 'demonstration',
    engines: [
      { engine: 'event-store', check: async () => ({ ready: (await store.lastPosition()) >= 0 }) },
      { engine: 'read-models', check: () => readModelsState(readModels) },
      { engine: 'bus', check: () => busState(bus.health()) },
      { engine: 'jobs', check: () => jobsState(jobs) },
    ],
  };
}

function readModelsState(readModels: EmbeddedEngines['readModels']): EngineState {
  const stopped = readModels.health().filter((model) => model.stopped !== undefined);
  return stopped.length === 0
    ? { ready: true }
    : { ready: false, detail: `arrêtés : ${stopped.map(({ name }) => name).join(', ')}` };
}

function jobsState(jobs: EmbeddedEngines['jobs']): EngineState {
  const failing = jobs.health().flatMap((source) => source.failing);
  return failing.length === 0
    ? { ready: true }
    : { ready: true, detail: `${failing.length} échéances en échec` };
}
