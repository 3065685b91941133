import type { EngineState, Health } from '@jalon/http';
import type { Engines } from './engines.ts';

/** What `/health/ready` tells of the embedded engines. */
export function healthOf({ store, readModels, jobs, bus }: Engines): Health {
  return {
    mode: 'demonstration',
    engines: [
      { engine: 'event-store', check: async () => ({ ready: (await store.lastPosition()) >= 0 }) },
      { engine: 'read-models', check: () => readModelsState(readModels) },
      { engine: 'bus', check: () => busState(bus) },
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

function busState(bus: Engines['bus']): EngineState {
  const consumers = bus.health();
  const failing = consumers.filter(({ failure }) => failure !== undefined);
  if (failing.length > 0)
    return { ready: false, detail: `n’entendent plus : ${failing.map(({ group }) => group).join(', ')}` };
  const parked = consumers.reduce((total, consumer) => total + consumer.parked, 0);
  return parked === 0 ? { ready: true } : { ready: true, detail: `${parked} messages mis de côté` };
}

function jobsState(jobs: Engines['jobs']): EngineState {
  const failing = jobs.health().flatMap((source) => source.failing);
  return failing.length === 0
    ? { ready: true }
    : { ready: true, detail: `${failing.length} échéances en échec` };
}
