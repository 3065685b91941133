export type { FaultPolicy } from '../folding/fold.ts';
export {
  memoryReadModels,
  type MemoryReadModels,
  type MemoryReadModelsOptions,
} from './memory-read-models.ts';
export type { Keepable, SnapshotOptions } from './snapshot.ts';
