import { randomUUID } from 'node:crypto';
import { mongodbReadModels } from '@jalon/read-models/mongodb';
import { describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { engineUrl } from '../engine-url.ts';
import { temporaryLog } from '../temporary-log.ts';
import { register } from './register.projection.ts';

describe('read models in MongoDB', () => {
  it('keep an index on each field by which others look for documents', async () => {
    const log = temporaryLog();
    const [database, url] = [`lookups-${randomUUID().slice(0, 8)}`, engineUrl('MONGODB_URL')];
    const engine = mongodbReadModels({ store: log.store, url, database });
    engine.register(register);
    await engine.start();
    const connection = await mongoose.createConnection(url, { dbName: database }).asPromise();
    const names = (await connection.listCollections())
      .map(({ name }) => name)
      .filter((name) => name.startsWith('register'));
    const indexes = await Promise.all(
      names.map((name) => connection.collection(name).listIndexes().toArray()),
    );
    expect(indexes.flat().map(({ key }) => Object.keys(key as object))).toContainEqual(['document.status']);
    await connection.dropDatabase();
    await connection.close();
    await engine.stop();
    await log.remove();
  });
});
