import { randomUUID } from 'node:crypto';
import type { RecordedEvent } from '@jalon/event-store';
import type { Filter, Projection, Query } from '@jalon/read-models';
import { memoryReadModels } from '@jalon/read-models/memory';
import { mongodbReadModels } from '@jalon/read-models/mongodb';
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { engineUrl } from '../engine-url.ts';
import { temporaryLog } from '../temporary-log.ts';

type Put = RecordedEvent<'Put', { readonly id: string; readonly document?: object }>;

/** Keeps whatever it is told, as it is told. */
const drawer: Projection<object, Put> = {
  name: 'drawer',
  version: 1,
  types: ['Put'],
  textFields: ['title', 'lines.funder'],
  documentId: ({ data }) => data.id,
  evolve: (_, { data }) => data.document,
};

const word = fc.constantFrom('école', 'Ecole', 'Cœur', 'lot 2', 'lot 10', 'Zumba', '', 'été', 'eté', '2');
const scalar = fc.oneof(
  word,
  fc.constantFrom<unknown>(null, true, false, 0, 1, 2, 1.5, -3, 2 ** 31, 2 ** 53 + 2),
);
const line = fc.record({ funder: word, amount: fc.constantFrom(1, 2, null) }, { requiredKeys: [] });
const title = fc.oneof({ weight: 4, arbitrary: word }, { weight: 1, arbitrary: scalar });
const lines = fc.oneof(fc.array(fc.oneof(line, scalar), { maxLength: 3 }), line);
const tags = fc.oneof(fc.array(scalar, { maxLength: 3 }), fc.array(fc.array(scalar), { maxLength: 2 }));
const documents = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ title, state: word, amount: scalar, lines, tags }, { requiredKeys: [] }),
  },
  // Whatever JSON can say: keys with dots and dollars, lists in lists, text that is not well-formed, great depth.
  {
    weight: 1,
    arbitrary: fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue({ stringUnit: 'binary' })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom({ $a: 1 }, { 'a.b': { c: [[1], []] } }, deep(150), { a: '\ud800' }),
  },
);
const field = fc.constantFrom(
  'title',
  'state',
  'amount',
  'lines.funder',
  'lines.amount',
  'tags',
  'nothing',
  'lines',
);
const condition = fc.oneof(
  scalar,
  scalar.map(($eq) => ({ $eq })),
  fc.array(scalar, { maxLength: 3 }).map(($in) => ({ $in })),
  fc.array(word, { minLength: 1, maxLength: 3 }).map(($in) => ({ $in })),
  scalar.map(($ne) => ({ $ne })),
  fc.constantFrom(1, 2, 'f').map(($gte) => ({ $gte })),
  fc.boolean().map(($exists) => ({ $exists })),
  word.map(($eq) => ({ $not: { $eq } })),
  fc.constant({ $elemMatch: { funder: 'école' } }),
  fc.constant({ $regex: '^É', $options: 'i' }),
);
const simple: fc.Arbitrary<Filter> = fc.dictionary(field, condition, { maxKeys: 2 });
const filters = fc.oneof(
  simple,
  fc
    .tuple(fc.constantFrom('$and', '$or', '$nor'), fc.array(simple, { minLength: 1, maxLength: 2 }))
    .map(([operator, parts]): Filter => ({ [operator]: parts })),
);
const queries: fc.Arbitrary<Query> = fc.record(
  {
    filter: filters,
    text: fc.constantFrom('', 'eco', 'coeur', 'LOT 1', 'ete zumb', '2'),
    sort: fc.array(fc.record({ field, descending: fc.boolean() }), { maxLength: 2 }),
    facets: fc.uniqueArray(field, { maxLength: 2 }),
    page: fc.constantFrom(1, 2),
    pageSize: fc.constantFrom(0, 1, 3, 50),
  },
  { requiredKeys: [] },
);
const puts = fc.array(
  fc.record(
    {
      id: fc.oneof(fc.constantFrom('A', 'B', 'C', 'é', '\u{1F600}', '\uFFFF'), fc.string({ unit: 'binary' })),
      document: documents,
    },
    { requiredKeys: ['id'] },
  ),
  { minLength: 1, maxLength: 15 },
);

function deep(levels: number): object {
  let document: object = { end: true };
  for (let level = 0; level < levels; level++) document = { in: document };
  return document;
}

it('MongoDB and memory give the same documents and the same answers, whatever is kept and asked', async () => {
  const url = engineUrl('MONGODB_URL');
  await fc.assert(
    fc.asyncProperty(puts, fc.array(queries, { minLength: 8, maxLength: 12 }), async (facts, asked) => {
      const log = temporaryLog();
      const database = `same-${randomUUID().slice(0, 8)}`;
      const engines = [
        memoryReadModels({ store: log.store }),
        mongodbReadModels({ store: log.store, url, database }),
      ];
      const models = engines.map((engine) => engine.register(drawer));
      const half = Math.ceil(facts.length / 2);
      const written = facts.map((data) => ({ type: 'Put', data }));
      await log.writer.write('drawer-1', ...written.slice(0, half));
      await Promise.all(engines.map((engine) => engine.start()));
      if (written.length > half) await log.writer.write('drawer-1', ...written.slice(half));
      const last = await log.store.lastPosition();
      await Promise.all(engines.map((engine) => engine.waitFor(last)));
      const both = async <T>(ask: (index: 0 | 1) => Promise<T>) => {
        const [memory, mongodb] = await Promise.all([ask(0), ask(1)]);
        expect(mongodb).toStrictEqual(memory);
      };
      try {
        await both(async (index) => models[index]?.all());
        await both(async (index) => engines[index]?.digest('drawer'));
        expect(engines[1]?.health()[0]?.documents).toBe(engines[0]?.health()[0]?.documents);
        for (const query of asked) {
          await both(async (index) =>
            models[index]?.find(query).catch((error: Error) => `${error.name}: ${error.message}`),
          );
        }
      } finally {
        await Promise.all(engines.map((engine) => engine.stop()));
        await log.remove();
      }
    }),
    { numRuns: 150 },
  );
});
