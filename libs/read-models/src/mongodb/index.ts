export type { FaultPolicy } from '../folding/fold.ts';
export {
  mongodbReadModels,
  type MongodbReadModels,
  type MongodbReadModelsOptions,
} from './mongodb-read-models.ts';
