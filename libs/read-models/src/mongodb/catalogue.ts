import { randomUUID } from 'node:crypto';
import { logStart, type Position } from '@jalon/event-store';
import type { mongo } from 'mongoose';
import type { ProjectionIdentity } from '../projection.ts';
import type { EventFault } from '../read-models.ts';
import { isDuplicateKey } from './away.ts';

/** Which collections of a model there are. Changed by one atomic update each time. */
interface CatalogueEntry {
  readonly _id: string;
  /** Of each version, by its number, the collection that is alive. */
  readonly generations?: Readonly<Record<string, string>>;
  /** The version that was last ready: the one that a reader of the database should look at. */
  readonly living?: number;
}

/** How far a collection has come. Written after its effects, so that a crash repeats them and never skips any. */
interface Checkpoint {
  readonly _id: string;
  readonly position: number;
  readonly setAside?: readonly EventFault[];
}

export interface Progress {
  readonly position: Position;
  readonly setAside: readonly EventFault[];
}

/** The two small collections that say where the documents are and how far they have come. */
export class Catalogue {
  readonly #database: mongo.Db;
  readonly #entries: mongo.Collection<CatalogueEntry>;
  readonly #checkpoints: mongo.Collection<Checkpoint>;

  constructor(database: mongo.Db) {
    this.#database = database;
    this.#entries = database.collection<CatalogueEntry>('read_models');
    this.#checkpoints = database.collection<Checkpoint>('checkpoints');
  }

  /** The collection of this version: the one that is alive or half built, or the name of a new one. */
  async generation(projection: ProjectionIdentity): Promise<string> {
    const field = `generations.${projection.version}`;
    const fresh = newGeneration(projection);
    try {
      // Two processes that start at once: one wins, the other finds what it wrote.
      await this.#entries.updateOne(
        { _id: projection.name, [field]: { $exists: false } },
        { $set: { [field]: fresh } },
        { upsert: true },
      );
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
    const entry = await this.#entries.findOne({ _id: projection.name });
    return entry?.generations?.[projection.version] ?? fresh;
  }

  /** Says that this version has caught up: whoever looks for the model finds it there from now on. */
  async ready({ name, version }: ProjectionIdentity): Promise<void> {
    await this.#entries.updateOne({ _id: name }, { $set: { living: version } });
  }

  /** Puts a collection in the place of another, at once. @returns false when another process did so before. */
  async switch({ name, version }: ProjectionIdentity, from: string, to: string): Promise<boolean> {
    const field = `generations.${version}`;
    const { matchedCount } = await this.#entries.updateOne(
      { _id: name, [field]: from },
      { $set: { [field]: to } },
    );
    return matchedCount === 1;
  }

  async progress(collection: string): Promise<Progress> {
    const checkpoint = await this.#checkpoints.findOne({ _id: collection });
    return {
      position: (checkpoint?.position ?? logStart) as Position,
      setAside: checkpoint?.setAside ?? [],
    };
  }

  /** Never goes back: another process that follows the same model may have come further. */
  async reach(collection: string, position: Position): Promise<void> {
    try {
      await this.#checkpoints.updateOne(
        { _id: collection, position: { $lt: position } },
        { $set: { position } },
        { upsert: true },
      );
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
  }

  /** Tells which events are set aside, before any later effect is written: a replay leaves out the same ones. */
  async setAside(collection: string, faults: readonly EventFault[]): Promise<void> {
    const known = await this.progress(collection);
    const positions = new Set(known.setAside.map(({ position }) => position));
    const added = faults.filter(({ position }) => !positions.has(position));
    if (added.length === 0) return;
    await this.#checkpoints.updateOne(
      { _id: collection },
      { $set: { position: known.position, setAside: [...known.setAside, ...added] } },
      { upsert: true },
    );
  }

  /**
   * Removes the collections of versions that are not the living one, and of rebuilds that were interrupted.
   * Only when no process of an older version runs any more. @returns what was removed.
   */
  async removeRetired(): Promise<readonly string[]> {
    const removed: string[] = [];
    const names = await this.#database.listCollections({}, { nameOnly: true }).toArray();
    for (const { _id, generations = {}, living } of await this.#entries.find().toArray()) {
      const alive = generations[String(living)];
      if (alive === undefined) continue; // nothing was ever ready: leave it alone
      const retired = names.map(({ name }) => name).filter((name) => name !== alive && isOf(_id, name));
      for (const name of retired) {
        await this.#database.dropCollection(name);
        await this.#checkpoints.deleteOne({ _id: name });
        removed.push(name);
      }
      const kept = { [String(living)]: alive };
      await this.#entries.updateOne({ _id, living: living ?? 0 }, { $set: { generations: kept } });
    }
    return removed;
  }
}

/** `dossier-register_v2_5f0c1b7e` */
export function newGeneration({ name, version }: ProjectionIdentity): string {
  return `${name}_v${version}_${randomUUID().slice(0, 8)}`;
}

function isOf(model: string, collection: string): boolean {
  return collection.startsWith(`${model}_v`) && /^\d+_[0-9a-f]{8}$/.test(collection.slice(model.length + 2));
}
