import { type EngineState, type Health, busState } from '@jalon/http';
import type { Engines } from '../engines.ts';

/** What `/health/ready` tells of the engines of a process, whichever they are. */
export function healthOf({ store, readModels, jobs, bus, mode }: Engines): Health {
  return {
    mode,
    engines: [
      { engine: 'event-store', check: async () => ({ ready: (await store.lastPosition()) >= 0 }) },
      { engine: 'read-models', check: () => readModelsState(readModels) },
      { engine: 'bus', check: () => busState(bus.health()) },
      { engine: 'jobs', check: () => jobsState(jobs) },
    ],
  };
}

function readModelsState(readModels: Engines['readModels']): EngineState {
  const stopped = readModels.health().filter((model) => model.stopped !== undefined);
  return stopped.length === 0
    ? { ready: true }
    : { ready: false, detail: `arrêtés : ${stopped.map(({ name }) => name).join(', ')}` };
}

/** A deadline that fails is tried again and told; it keeps nobody from working. */
function jobsState(jobs: Engines['jobs']): EngineState {
  const sources = jobs.health();
  const away = sources.find(({ failure }) => failure !== undefined)?.failure;
  if (away !== undefined) return { ready: true, detail: `échéances en attente : ${away}` };
  const failing = sources.flatMap((source) => source.failing);
  return failing.length === 0
    ? { ready: true }
    : { ready: true, detail: `${failing.length} échéances en échec` };
}
