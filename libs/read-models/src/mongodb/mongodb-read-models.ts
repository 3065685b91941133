import { setTimeout as pause } from 'node:timers/promises';
import {
  type EventStore,
  logStart,
  type Position,
  type RecordedEvent,
  type Subscription,
  Unavailable,
} from '@jalon/event-store';
import mongoose, { type Connection, type mongo } from 'mongoose';
import { UnknownReadModel } from '../errors.ts';
import { digestOf } from '../folding/digest.ts';
import type { FaultPolicy } from '../folding/fold.ts';
import type { Projection } from '../projection.ts';
import type {
  BuildProgress,
  EventFault,
  ModelHealth,
  ReadModel,
  ReadModels,
  Rebuilt,
} from '../read-models.ts';
import { orUnavailable } from './away.ts';
import { Catalogue, newGeneration } from './catalogue.ts';
import { Generation } from './generation.ts';
import { MongodbModel } from './mongodb-model.ts';
import type { StoredDocument } from './stored-document.ts';
import { Waiters } from './waiters.ts';

export interface MongodbReadModelsOptions {
  readonly store: EventStore;
  /** `mongodb://host:27017/` or `mongodb+srv://…`, with its options. */
  readonly url: string;
  /** Default: the database of the URL, or `jalon`. Two services that share it give their models different names. */
  readonly database?: string;
  /** Default `stop`, as in memory. */
  readonly faultPolicy?: FaultPolicy;
  /** Told of each event that a projection throws on. */
  readonly onFault?: (model: string, fault: EventFault) => void;
  /** How long the server may be silent before a question is `Unavailable`. Default 3 s. */
  readonly serverTimeoutMs?: number;
}

/** The engine, with what is its own. */
export interface MongodbReadModels extends ReadModels {
  /**
   * Removes the collections of other versions than the living one, and of rebuilds that were replaced or interrupted.
   * Only when no process of another version runs, and all have started since the last rebuild. @returns their names
   */
  removeRetired(): Promise<readonly string[]>;
}

type AnyModel = MongodbModel<object, RecordedEvent>;
type AnyGeneration = Generation<object, RecordedEvent>;

/** Read models kept in MongoDB, or in a server of its protocol, without transactions. */
export function mongodbReadModels(options: MongodbReadModelsOptions): MongodbReadModels {
  return new MongodbEngine(options);
}

class MongodbEngine implements MongodbReadModels {
  readonly #options: MongodbReadModelsOptions;
  readonly #models = new Map<string, AnyModel>();
  readonly #waiters = new Waiters();
  readonly #stopping = new AbortController();
  #opened: { readonly connection: Connection; readonly catalogue: Catalogue } | undefined;
  #running: Promise<void> | undefined;
  #subscription: Subscription | undefined;
  #position: Position = logStart;
  #trouble: Error | undefined;
  /** A page and the end of a rebuild take turns: the two digests are of one position. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(options: MongodbReadModelsOptions) {
    this.#options = options;
  }

  register<Document extends object, Event extends RecordedEvent>(
    projection: Projection<Document, Event>,
  ): ReadModel<Document> {
    if (this.#running) throw new Error('A read model is registered before the engine starts');
    if (this.#models.has(projection.name))
      throw new Error(`Read model ${projection.name} is registered twice`);
    const { store, faultPolicy = 'stop' } = this.#options;
    const model = new MongodbModel(projection, store, faultPolicy);
    // The list forgets the precise types: events are routed by the types that each projection names.
    this.#models.set(projection.name, model as unknown as AnyModel);
    return model;
  }

  async start(progress?: (progress: BuildProgress) => void): Promise<void> {
    const target = await this.#options.store.lastPosition();
    await orUnavailable(() => this.#open());
    const caughtUp = Promise.withResolvers<void>();
    this.#running = this.#run(caughtUp.resolve, progress && ((position) => progress({ position, target })));
    this.#running.then(
      () => caughtUp.reject(new Unavailable('The read models are stopped')),
      caughtUp.reject,
    );
    await caughtUp.promise;
  }

  waitFor(position: Position, timeoutMs = 10_000): Promise<void> {
    return this.#waiters.wait(position, timeoutMs, () => this.#position);
  }

  position(): Position {
    return this.#position;
  }

  health(): readonly ModelHealth[] {
    const trouble = this.#trouble && { interrupted: this.#trouble.message };
    return Array.from(this.#models.values(), (model) => ({ ...model.health(), ...trouble }));
  }

  async rebuild(name?: string): Promise<readonly Rebuilt[]> {
    const models = name === undefined ? [...this.#models.values()] : [this.#model(name)];
    const pairs = await Promise.all(
      models.map(async (model) => ({
        model,
        fresh: await this.#generation(model, newGeneration(model.projection)),
      })),
    );
    const behind = () =>
      pairs.filter(({ model, fresh }) => fresh.position < model.living.position && !fresh.stopped);
    while (behind().length > 0) {
      // Most of it while the living ones move on; what is left is little enough to hold them.
      const before = this.#position;
      await this.#build(behind(), before);
      if (before >= this.#position) break;
    }
    return this.#inTurn(async () => {
      await this.#build(behind(), this.#position);
      const rebuilt: Rebuilt[] = [];
      for (const { model, fresh } of pairs) rebuilt.push(await this.#replace(model, fresh));
      return rebuilt;
    });
  }

  async digest(name: string): Promise<string> {
    return this.#model(name).digest();
  }

  async removeRetired(): Promise<readonly string[]> {
    return orUnavailable(() => this.#open().then(({ catalogue }) => catalogue.removeRetired()));
  }

  async stop(): Promise<void> {
    this.#stopping.abort(new Unavailable('The read models are stopped'));
    this.#waiters.close();
    await this.#subscription?.close();
    await this.#running?.catch(() => undefined); // told to start() and by health() already
    const opened = this.#opened;
    this.#opened = undefined;
    if (!opened) return;
    if (!this.#trouble && this.#running) {
      // Only spares the next start some reading: what is lost is read again.
      const saved = Array.from(this.#models.values(), (model) => model.living.checkpoint());
      await Promise.allSettled(saved);
    }
    await opened.connection.close();
  }

  async #open() {
    if (this.#opened) return this.#opened;
    const { url, serverTimeoutMs = 3_000 } = this.#options;
    const database = this.#options.database ?? (new URL(url).pathname.slice(1) || 'jalon');
    const connection = mongoose.createConnection(url, {
      dbName: database,
      bufferCommands: false,
      autoIndex: false,
      autoCreate: false,
      ignoreUndefined: true,
      serverSelectionTimeoutMS: serverTimeoutMs,
      connectTimeoutMS: serverTimeoutMs,
      socketTimeoutMS: 60_000,
    });
    try {
      await connection.asPromise();
      return await this.#openModels(connection);
    } catch (error) {
      this.#opened = undefined;
      await connection.close();
      throw error;
    }
  }

  async #openModels(connection: Connection) {
    // The driver's collections: a schema would cast and drop what a projection made, and a document must stay its bytes.
    const catalogue = new Catalogue(databaseOf(connection));
    this.#opened = { connection, catalogue };
    for (const model of this.#models.values()) {
      model.take(await this.#generation(model, await catalogue.generation(model.projection)));
    }
    const positions = Array.from(this.#models.values(), ({ living }) => living.position);
    if (positions.length > 0) this.#position = Math.min(...positions) as Position;
    return this.#opened;
  }

  async #generation({ projection }: AnyModel, collection: string): Promise<AnyGeneration> {
    const { connection, catalogue } = this.#opened ?? (await this.#open());
    const { faultPolicy = 'stop', onFault = () => undefined } = this.#options;
    const generation: AnyGeneration = new Generation(
      databaseOf(connection).collection<StoredDocument>(collection),
      projection,
      await catalogue.progress(collection),
      {
        catalogue,
        faultPolicy,
        onFault,
        signal: this.#stopping.signal,
        onTrouble: (trouble) => {
          this.#trouble = trouble;
        },
      },
    );
    await generation.open();
    return generation;
  }

  async #run(caughtUp: () => void, progress?: (position: Position) => void): Promise<void> {
    const types = Array.from(this.#models.values()).flatMap(({ projection }) => projection.types);
    const filter = { types: [...new Set(types)] };
    let started = false;
    while (!this.#stopping.signal.aborted) {
      try {
        this.#subscription = this.#options.store.subscribe(this.#position, filter);
        for await (const message of this.#subscription) {
          await this.#inTurn(() =>
            this.#take(message.kind === 'events' ? message.events : [], message.position),
          );
          if (message.kind === 'caughtUp' && !started) {
            await this.#ready();
            started = true;
            caughtUp();
          } else if (!started) progress?.(message.position);
        }
      } catch (error) {
        await this.#subscription?.close();
        if (!started) throw error; // a start that fails says so
        if (!this.#stopping.signal.aborted) this.#trouble = error as Error;
      }
      // A subscription that ended by itself is taken up again where it stopped.
      await pause(500, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
    }
  }

  async #take(events: readonly RecordedEvent[], position: Position): Promise<void> {
    const all = Array.from(this.#models.values(), ({ living }) => living.take(events, position));
    await Promise.all(all);
    if (position <= this.#position) return;
    this.#position = position;
    this.#waiters.reach(position);
  }

  /** Every version that has caught up is what a reader of the database finds from now on. */
  async #ready(): Promise<void> {
    const { catalogue } = await this.#open();
    for (const { projection, living } of this.#models.values()) {
      await orUnavailable(() => living.checkpoint());
      if (!living.stopped) await orUnavailable(() => catalogue.ready(projection));
    }
  }

  /** Folds the log into collections that nobody reads yet, up to a position. */
  async #build(pairs: readonly { readonly fresh: AnyGeneration; readonly model: AnyModel }[], to: Position) {
    if (pairs.length === 0) return;
    const types = [...new Set(pairs.flatMap(({ model }) => model.projection.types))];
    const from = Math.min(...pairs.map(({ fresh }) => fresh.position)) as Position;
    const range = { to, filter: { types }, ...(from !== logStart && { from }) };
    for await (const page of this.#options.store.readAll(range).pages()) {
      const last = page.at(-1)?.position ?? from;
      await Promise.all(pairs.map(({ fresh }) => fresh.take(page, last)));
    }
    for (const { fresh } of pairs) fresh.advance(to);
  }

  async #replace(model: AnyModel, fresh: AnyGeneration): Promise<Rebuilt> {
    const { name } = model.projection;
    const { catalogue } = await this.#open();
    const [digest, replaced] = [await digestOf(await fresh.all()), await model.digest()];
    await fresh.checkpoint();
    const { collectionName: from } = model.living.collection;
    if (!(await catalogue.switch(model.projection, from, fresh.collection.collectionName)))
      throw new Error(`Read model ${name} was rebuilt by another process meanwhile`);
    model.take(fresh);
    return { name, position: fresh.position, digest, replaced };
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  #model(name: string): AnyModel {
    const model = this.#models.get(name);
    if (!model) throw new UnknownReadModel(name);
    return model;
  }
}

function databaseOf(connection: Connection): mongo.Db {
  if (!connection.db) throw new Unavailable('MongoDB is not connected');
  return connection.db;
}
