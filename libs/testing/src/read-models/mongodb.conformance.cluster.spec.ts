import { randomUUID } from 'node:crypto';
import { mongodbReadModels } from '@jalon/read-models/mongodb';
import { engineUrl } from '../engine-url.ts';
import { temporaryLog } from '../temporary-log.ts';
import { readModelsConformance } from './read-models-conformance.ts';

readModelsConformance('mongodb', () => {
  const log = temporaryLog();
  const database = `conformance-${randomUUID().slice(0, 8)}`;
  const url = engineUrl('MONGODB_URL');
  return Promise.resolve({
    ...log,
    open: (options) => mongodbReadModels({ store: log.store, url, database, ...options }),
    close: () => log.remove(),
  });
});
