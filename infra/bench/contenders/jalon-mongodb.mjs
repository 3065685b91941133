import { logStart } from '@jalon/event-store';
import { openSqliteEventStoreReader } from '@jalon/event-store/sqlite';
import { mongodbReadModels } from '@jalon/read-models/mongodb';
import mongoose from 'mongoose';

const types = ['LineRequested', 'LineProposed', 'LineProgrammed', 'LineGranted'];
const stepOf = {
  LineRequested: 'requested',
  LineProposed: 'proposed',
  LineProgrammed: 'programmed',
  LineGranted: 'granted',
};

/** A dossier as a register shows it: its lines, what each step came to, who moved it last. */
const register = {
  name: 'bench-register',
  version: 1,
  types,
  textFields: ['title', 'porteur.name'],
  documentId: ({ stream }) => stream,
  evolve(dossier, { stream, type, data, metadata, recordedAt }) {
    const step = stepOf[type];
    const before = dossier ?? {
      reference: stream.slice('dossier-'.length),
      title: `Atelier de théâtre et de découverte des métiers ${stream.slice(-4)}`,
      porteur: { name: `Association Les Jardins du Nord ${stream.slice(-2)}`, siret: '12345678901234' },
      status: 'deposited',
      territories: ['QP059001', 'QP059012'],
      totals: { requested: 0, proposed: 0, programmed: 0, granted: 0 },
      lines: [],
      moves: 0,
    };
    const line = before.lines.find(({ id }) => id === data.line) ?? { id: data.line, funder: 'etat' };
    return {
      ...before,
      status: step,
      totals: { ...before.totals, [step]: before.totals[step] + data.amountCents },
      lines: [...before.lines.filter(({ id }) => id !== data.line), { ...line, [step]: data.amountCents }],
      moves: before.moves + 1,
      movedBy: metadata.actor.id,
      movedAt: recordedAt,
    };
  },
};

/** Follows the log into MongoDB, from nothing to its end. */
export function openReadModels({ log, url, database }) {
  const store = openSqliteEventStoreReader(log);
  const engine = mongodbReadModels({ store, url, database });
  const model = engine.register(register);
  return {
    consume: () => engine.start(),
    async close() {
      const { total } = await model.find({ pageSize: 0 });
      await engine.stop();
      await drop(url, database);
      await store.close();
      return total;
    },
  };
}

/** The floor: what each page changes is known beforehand, and only written. */
export async function openBulkWrite({ log, url, database }) {
  const pages = await netPages(log);
  const connection = await mongoose.createConnection(url, { dbName: database }).asPromise();
  const collection = connection.db.collection('bulk');
  return {
    async consume() {
      for (const page of pages) await collection.bulkWrite(page, { ordered: false });
    },
    async close() {
      const total = await collection.countDocuments({});
      await connection.dropDatabase();
      await connection.close();
      return total;
    },
  };
}

/** The same pages as the engine is given, folded to what each document is at their end. */
async function netPages(log) {
  const store = openSqliteEventStoreReader(log);
  const documents = new Map();
  const pages = [];
  for await (const message of store.subscribe(logStart, { types })) {
    if (message.kind === 'caughtUp') break;
    if (message.kind !== 'events') continue;
    const changed = new Set();
    for (const event of message.events) {
      documents.set(event.stream, register.evolve(documents.get(event.stream), event));
      changed.add(event.stream);
    }
    pages.push(
      [...changed].map((_id) => ({
        replaceOne: { filter: { _id }, replacement: { document: documents.get(_id) }, upsert: true },
      })),
    );
  }
  await store.close();
  return pages;
}

async function drop(url, database) {
  const connection = await mongoose.createConnection(url, { dbName: database }).asPromise();
  await connection.dropDatabase();
  await connection.close();
}
