import type { EventStore, Position, RecordedEvent } from '@jalon/event-store';
import { logStart, Unavailable } from '@jalon/event-store';
import type { Instant } from '@jalon/kernel';
import { InvalidQuery, ReadModelStopped } from '../errors.ts';
import { digestOf } from '../folding/digest.ts';
import { Fold, type FaultPolicy } from '../folding/fold.ts';
import { History } from '../folding/history.ts';
import { positionAt } from '../folding/replay.ts';
import type { Projection } from '../projection.ts';
import { search, searchEntries } from '../querying/search.ts';
import type { Found, Identified, ModelHealth, Query, ReadModel } from '../read-models.ts';
import { orUnavailable } from './away.ts';
import { candidatesOf } from './candidates.ts';
import type { Generation } from './generation.ts';
import { readId, readStored, storedId } from './stored-document.ts';

/** How often a page that changed between its search and its reading is searched again. */
const attempts = 3;

/** One model in the database: answers from the collection that is alive, and folds the past from the log. */
export class MongodbModel<
  Document extends object,
  Event extends RecordedEvent,
> implements ReadModel<Document> {
  readonly projection: Projection<Document, Event>;
  readonly #store: EventStore;
  readonly #nothing: Fold<Document, Event>;
  readonly #history: History<Document, Event>;
  #living: Generation<Document, Event> | undefined;

  constructor(projection: Projection<Document, Event>, store: EventStore, faultPolicy: FaultPolicy) {
    this.projection = projection;
    this.#store = store;
    this.#nothing = new Fold(projection, faultPolicy);
    this.#history = new History(store, projection, faultPolicy);
  }

  /** @throws Unavailable before the engine has started */
  get living(): Generation<Document, Event> {
    if (!this.#living) throw new Unavailable(`Read model ${this.projection.name} is not open yet`);
    return this.#living;
  }

  /** Puts a collection in the place of the one before. */
  take(generation: Generation<Document, Event>): void {
    this.#living = generation;
    this.#history.forget();
  }

  async get(id: string, asOf?: Instant): Promise<Document | undefined> {
    const past = await this.#past(asOf);
    if (past) return past.documents.get(id);
    const found = await orUnavailable(() => this.#sound().collection.findOne({ _id: storedId(id) }));
    return found ? (readStored(found) as Document | undefined) : undefined;
  }

  async find(query: Query): Promise<Found<Document>> {
    const past = await this.#past(query.asOf);
    const { textFields = [] } = this.projection;
    if (past) return search(past.documents.entries(), query, textFields, past.position);
    const living = this.#sound();
    return orUnavailable(async () => {
      for (let attempt = 1; ; attempt++) {
        const found = await this.#search(living, query);
        if (found.whole || attempt === attempts) return found.answer;
      }
    });
  }

  async all(asOf?: Instant): Promise<readonly Identified<Document>[]> {
    const past = await this.#past(asOf);
    return past ? past.documents.inIdOrder() : orUnavailable(() => this.#sound().all());
  }

  async digest(): Promise<string> {
    return digestOf(await orUnavailable(() => this.living.all()));
  }

  health(): ModelHealth {
    const { name, version } = this.projection;
    if (!this.#living)
      return { name, version, position: logStart, documents: 0, stopped: undefined, setAside: [] };
    const { position, stopped, setAside, count } = this.#living;
    return { name, version, position, documents: count, stopped, setAside };
  }

  /** Searches among the fields that matter, then reads the page's documents. `whole` unless one changed in between. */
  async #search(
    { collection, position }: { collection: Generation<Document, Event>['collection']; position: Position },
    query: Query,
  ): Promise<{ readonly answer: Found<Document>; readonly whole: boolean }> {
    const { filter, projection } = candidatesOf(query);
    const candidates = await collection.find(filter, projection ? { projection } : {}).toArray();
    const positions = new Map(candidates.map((one) => [one._id, one.position]));
    const entries = candidates.map((one) => ({
      id: readId(one._id),
      document: readStored(one) as Document, // or the members of it that the query names
      ...(one.words && { folded: one.words.map((word) => ` ${word}`).join('') }),
    }));
    const { entries: page, ...rest } = searchEntries(entries, query, this.projection.textFields ?? []);
    if (!projection || page.length === 0) {
      return { answer: { ...rest, items: page.map(({ document }) => document), position }, whole: true };
    }
    const read = await collection.find({ _id: { $in: page.map(({ id }) => storedId(id)) } }).toArray();
    const documents = new Map(read.filter(({ gone }) => !gone).map((one) => [one._id, one]));
    const found = page.flatMap(({ id }) => documents.get(storedId(id)) ?? []);
    const whole =
      found.length === page.length && found.every((one) => positions.get(one._id) === one.position);
    return { answer: { ...rest, items: found.map((one) => readStored(one) as Document), position }, whole };
  }

  /** @throws ReadModelStopped */
  #sound(): Generation<Document, Event> {
    const { stopped } = this.living;
    if (stopped) throw new ReadModelStopped(this.projection.name, stopped);
    return this.living;
  }

  /** The collection at a past instant; undefined when that is what is alive. @throws ReadModelStopped, InvalidQuery */
  async #past(asOf: Instant | undefined): Promise<Fold<Document, Event> | undefined> {
    if (asOf === undefined) return undefined;
    if (Number.isNaN(Date.parse(asOf))) throw new InvalidQuery(`Not an instant: ${asOf}`);
    if ((await positionAt(this.#store, asOf)) === this.living.position) return undefined;
    const fold = await this.#history.at(asOf, () => this.#nothing);
    if (fold.stopped) throw new ReadModelStopped(this.projection.name, fold.stopped);
    return fold;
  }
}
