import type { Position, RecordedEvent } from '@jalon/event-store';
import type { Projection } from '../projection.ts';
import { compareIds } from '../querying/french-order.ts';

/** A document in its collection. A new one is made when the document changes. */
export interface Entry<Document> {
  readonly id: string;
  readonly document: Document;
  /** Its searchable text, made when first searched. */
  folded?: string;
}

/** A collection as a file holds it: read when first needed, so that a start owes nothing to what nobody asks for. */
export interface AtRest<Document> {
  readonly size: number;
  /** Up to where of the log the file goes. */
  readonly position: Position;
  /** The entries as JSON, `[id, document]` each. @throws SnapshotDamaged */
  json(): Uint8Array;
  /** @throws SnapshotDamaged */
  entries(): Iterable<Entry<Document>>;
}

/** The file of a collection does not hold what it said that it holds: the log has to be asked. */
export class SnapshotDamaged extends Error {
  override readonly name = 'SnapshotDamaged';

  constructor(file: string, cause?: unknown) {
    super(`${file} is not whole`, { cause });
  }
}

/** The documents of one projection, by id. */
export class Documents<Document extends object, Event extends RecordedEvent> {
  readonly #projection: Projection<Document, Event>;
  #atRest: AtRest<Document> | undefined;
  #awake = new Map<string, Entry<Document>>();

  constructor(projection: Projection<Document, Event>, atRest?: AtRest<Document>) {
    this.#projection = projection;
    this.#atRest = atRest;
  }

  /** As a file holds it, as long as nothing was asked of it. */
  get atRest(): AtRest<Document> | undefined {
    return this.#atRest;
  }

  /** Reads the file, if that was not done yet. @throws SnapshotDamaged */
  wake(): void {
    this.#entries();
  }

  get size(): number {
    return this.#atRest?.size ?? this.#awake.size;
  }

  get(id: string): Document | undefined {
    return this.#entries().get(id)?.document;
  }

  entries(): Iterable<Entry<Document>> {
    return this.#entries().values();
  }

  inIdOrder(): readonly Entry<Document>[] {
    return Array.from(this.entries()).sort((a, b) => compareIds(a.id, b.id));
  }

  /** Documents are never changed in place, so a copy of the list is a copy of the collection. */
  copy(): Documents<Document, Event> {
    const copy = new Documents(this.#projection);
    copy.#awake = new Map(this.#entries());
    return copy;
  }

  #entries(): Map<string, Entry<Document>> {
    if (this.#atRest) {
      const entries = this.#atRest.entries();
      for (const entry of entries) this.#awake.set(entry.id, entry);
      this.#atRest = undefined;
    }
    return this.#awake;
  }

  /**
   * Takes an event whose type the projection hears. All the documents that it changes are evolved before any is
   * replaced: one that throws leaves the collection as it was.
   */
  apply(recorded: RecordedEvent): void {
    const event = recorded as Event; // the caller routes by the projection's own `types`
    const ids = this.#projection.documentId(event);
    if (ids === undefined) return;
    if (typeof ids === 'string') {
      this.#put(ids, this.#projection.evolve(this.get(ids), event, ids));
      return;
    }
    const evolved = ids.map((id) => [id, this.#projection.evolve(this.get(id), event, id)] as const);
    for (const [id, document] of evolved) this.#put(id, document);
  }

  #put(id: string, document: Document | undefined): void {
    if (document === undefined) this.#entries().delete(id);
    else this.#entries().set(id, { id, document });
  }
}
