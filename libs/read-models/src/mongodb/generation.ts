import { logStart, type Position, type RecordedEvent } from '@jalon/event-store';
import type { mongo } from 'mongoose';
import { type FaultPolicy, faultOf } from '../folding/fold.ts';
import type { Projection } from '../projection.ts';
import type { EventFault, Identified } from '../read-models.ts';
import { compareIds } from '../querying/french-order.ts';
import { isRefusal, persistently, type Persistence } from './away.ts';
import type { Catalogue, Progress } from './catalogue.ts';
import { KnownDocuments, type KnownDocument } from './known-documents.ts';
import { readId, readStored, stored, type StoredDocument, storedId } from './stored-document.ts';
import { writeGuarded } from './write-guarded.ts';

export interface GenerationOptions extends Persistence {
  readonly catalogue: Catalogue;
  readonly faultPolicy: FaultPolicy;
  readonly onFault: (model: string, fault: EventFault) => void;
}

/** What a page changes: the documents as they are after it, and what it could not take. */
interface Change {
  readonly documents: Map<string, KnownDocument>;
  readonly faults: EventFault[];
}

/**
 * One collection of one version of a model, folded from the log page by page: effects first, each guarded by its
 * position, then the checkpoint. Whatever is done twice, by this process or by two, has the effect of once, since a
 * document at a position is always the same document.
 */
export class Generation<Document extends object, Event extends RecordedEvent> {
  readonly collection: mongo.Collection<StoredDocument>;
  readonly #projection: Projection<Document, Event>;
  readonly #options: GenerationOptions;
  readonly #types: ReadonlySet<string>;
  readonly #known: KnownDocuments;
  #position: Position;
  #stopped: EventFault | undefined;
  #setAside: readonly EventFault[];
  #count = 0;

  constructor(
    collection: mongo.Collection<StoredDocument>,
    projection: Projection<Document, Event>,
    progress: Progress,
    options: GenerationOptions,
  ) {
    this.collection = collection;
    this.#projection = projection;
    this.#options = options;
    this.#types = new Set(projection.types);
    this.#position = progress.position;
    this.#setAside = progress.setAside;
    this.#known = new KnownDocuments(progress.position === logStart);
  }

  get position(): Position {
    return this.#position;
  }

  get stopped(): EventFault | undefined {
    return this.#stopped;
  }

  get setAside(): readonly EventFault[] {
    return this.#setAside;
  }

  /** As this process has counted: exact when it is the only one that follows the model. */
  get count(): number {
    return this.#count;
  }

  /** Makes what the collection needs, and counts what it holds. */
  async open(): Promise<void> {
    if (this.#projection.textFields?.length) await this.collection.createIndex({ words: 1 });
    for (const field of this.#projection.lookups ?? [])
      await this.collection.createIndex({ [`document.${field}`]: 1 });
    if (this.#position !== logStart)
      this.#count = await this.collection.countDocuments({ gone: { $exists: false } });
  }

  /** Takes the events of a page that the projection hears, and moves to the page's end. Once it resolves they are kept. */
  async take(page: readonly RecordedEvent[], to: Position): Promise<void> {
    if (this.#stopped) return;
    const heard = page.filter(({ type, position }) => this.#types.has(type) && position > this.#position);
    if (heard.length > 0) await this.#keep(heard, to);
    if (!this.#stopped) this.advance(to);
  }

  advance(position: Position): void {
    if (!this.#stopped && position > this.#position) this.#position = position;
  }

  /** Writes how far it has come, also past events that it does not hear. */
  async checkpoint(): Promise<void> {
    await this.#options.catalogue.reach(this.collection.collectionName, this.#position);
  }

  /** Every document, in id order. */
  async all(): Promise<readonly Identified<Document>[]> {
    const found = await this.collection.find({ gone: { $exists: false } }).toArray();
    return found
      .map((one) => ({ id: readId(one._id), document: readStored(one) as Document }))
      .sort((a, b) => compareIds(a.id, b.id));
  }

  async #keep(heard: readonly RecordedEvent[], to: Position): Promise<void> {
    const { catalogue } = this.#options;
    const { collectionName } = this.collection;
    await this.#persistently(() => this.#load(heard));
    const change: Change = { documents: new Map(), faults: [] };
    const reached = this.#evolve(heard, change) ?? to;
    if (change.faults.length > 0 && this.#options.faultPolicy === 'skip')
      await this.#persistently(() => catalogue.setAside(collectionName, change.faults));
    if (!(await this.#write(change.documents, heard))) return;
    await this.#persistently(() => catalogue.reach(collectionName, reached));
    if (reached > this.#position) this.#position = reached;
    for (const fault of change.faults) this.#fault(fault);
  }

  /** Brings the documents that the events change into memory, unless they are there already. */
  async #load(heard: readonly RecordedEvent[]): Promise<void> {
    const ids = this.#known.missing(heard.flatMap((event) => this.#idsOrNone(event)));
    if (ids.length === 0) return;
    const found = await this.collection.find({ _id: { $in: ids.map(storedId) } }).toArray();
    for (const id of ids) this.#known.absent(id);
    for (const one of found)
      this.#known.put(readId(one._id), {
        position: one.position,
        document: readStored(one),
        inDatabase: true,
      });
    // Another process has come further, or this one before it was killed: what it set aside stays set aside.
    if (found.some(({ position }) => position > this.#position)) {
      const { setAside } = await this.#options.catalogue.progress(this.collection.collectionName);
      this.#setAside = setAside;
    }
  }

  /** @returns the position to stop at, when an event cannot be taken and the policy is to stop. */
  #evolve(heard: readonly RecordedEvent[], { documents, faults }: Change): Position | undefined {
    const leftOut = new Set(this.#setAside.map(({ position }) => position));
    let last = this.#position;
    for (const event of heard) {
      try {
        const changed = leftOut.has(event.position) ? [] : this.#evolved(event as Event);
        for (const [id, one] of changed) {
          this.#count +=
            Number(one.document !== undefined) - Number(this.#known.get(id).document !== undefined);
          this.#known.put(id, one);
          documents.set(id, one);
        }
      } catch (error) {
        faults.push(faultOf(event, error));
        if (this.#options.faultPolicy === 'stop') return last;
      }
      last = event.position;
    }
    return undefined;
  }

  /** All the documents of an event are evolved before any is replaced, as in memory. */
  #evolved(event: Event): readonly (readonly [string, KnownDocument])[] {
    const { position } = event;
    const changed: [string, KnownDocument][] = [];
    for (const id of this.#ids(event)) {
      const before = this.#known.get(id);
      if (before.position >= position) continue; // it holds this event already
      const document = this.#projection.evolve(before.document as Document | undefined, event, id);
      if (document === undefined && before.document === undefined && !before.inDatabase && !before.unwritten)
        continue; // it was not there and is not
      changed.push([id, { position, document, inDatabase: before.inDatabase, unwritten: true }]);
    }
    return changed;
  }

  /** @returns false when the server refuses a document, at which the model stops. */
  async #write(changed: Map<string, KnownDocument>, heard: readonly RecordedEvent[]): Promise<boolean> {
    const { textFields = [] } = this.#projection;
    const writes = Array.from(changed, ([id, { position, document, inDatabase }]) => ({
      replaces: inDatabase,
      to: stored(id, position, document, textFields),
    }));
    try {
      await this.#persistently(() => writeGuarded(this.collection, writes));
    } catch (error) {
      const event = heard.at(-1);
      if (!isRefusal(error) || !event) throw error;
      this.#stopped = faultOf(event, error);
      this.#options.onFault(this.#projection.name, this.#stopped);
      return false;
    }
    for (const [id, one] of changed) this.#known.put(id, { ...one, inDatabase: true, unwritten: false });
    this.#known.trim();
    return true;
  }

  #fault(fault: EventFault): void {
    if (this.#options.faultPolicy === 'stop') this.#stopped = fault;
    else if (!this.#setAside.some(({ position }) => position === fault.position))
      this.#setAside = [...this.#setAside, fault];
    this.#options.onFault(this.#projection.name, fault);
  }

  #ids(event: Event): readonly string[] {
    const ids = this.#projection.documentId(event);
    return ids === undefined ? [] : typeof ids === 'string' ? [ids] : ids;
  }

  #idsOrNone(event: RecordedEvent): readonly string[] {
    try {
      return this.#ids(event as Event); // routed by the projection's own types
    } catch {
      return []; // told when the event is evolved
    }
  }

  #persistently<T>(work: () => Promise<T>): Promise<T> {
    return persistently(work, this.#options);
  }
}
