import type { EventStore, LogFollower, Position, RecordedEvent } from '@jalon/event-store';
import type { Instant } from '@jalon/kernel';
import { InvalidQuery, ReadModelStopped } from '../errors.ts';
import type { Projection } from '../projection.ts';
import type {
  EventFault,
  Found,
  Identified,
  ModelHealth,
  Query,
  ReadModel,
  Rebuilt,
} from '../read-models.ts';
import { digestOf } from '../folding/digest.ts';
import { type AtRest, Documents } from '../folding/documents.ts';
import { type FaultPolicy, Fold } from '../folding/fold.ts';
import { History } from '../folding/history.ts';

export interface MemoryModelOptions {
  readonly store: EventStore;
  readonly faultPolicy: FaultPolicy;
  readonly onFault: (model: string, fault: EventFault) => void;
}

/** One collection in memory: follows the log, answers queries about today and about the past, rebuilds itself. */
export class MemoryModel<Document extends object, Event extends RecordedEvent>
  implements ReadModel<Document>, LogFollower
{
  readonly projection: Projection<Document, Event>;
  readonly types: readonly string[];
  readonly #options: MemoryModelOptions;
  readonly #history: History<Document, Event>;
  #living: Fold<Document, Event>;

  constructor(projection: Projection<Document, Event>, options: MemoryModelOptions) {
    this.projection = projection;
    this.types = projection.types;
    this.#options = options;
    this.#history = new History(options.store, projection, options.faultPolicy);
    this.#living = new Fold(projection, options.faultPolicy);
  }

  get position(): Position {
    return this.#living.position;
  }

  apply(event: RecordedEvent): void {
    const fault = this.#living.apply(event);
    if (fault) this.#options.onFault(this.projection.name, fault);
  }

  advance(position: Position): void {
    this.#living.advance(position);
  }

  async get(id: string, asOf?: Instant): Promise<Document | undefined> {
    return (await this.#fold(asOf)).documents.get(id);
  }

  async find(query: Query): Promise<Found<Document>> {
    const { documents, position } = await this.#fold(query.asOf);
    // Loaded by the first question: a start owes the filter language nothing.
    const { search } = await import('../querying/search.ts');
    return search(documents.entries(), query, this.projection.textFields ?? [], position);
  }

  async all(asOf?: Instant): Promise<readonly Identified<Document>[]> {
    return (await this.#fold(asOf)).documents.inIdOrder();
  }

  digest(): Promise<string> {
    return digestOf(this.#living.documents.inIdOrder());
  }

  /** A fold from nothing, to be filled from the log and put in the living one's place (`replaceBy`). */
  afresh(): Fold<Document, Event> {
    return new Fold(this.projection, this.#options.faultPolicy);
  }

  /** Puts a fold that has come as far as the living one in its place. */
  async replaceBy(fresh: Fold<Document, Event>): Promise<Rebuilt> {
    const replaced = this.#living.documents.inIdOrder();
    const built = fresh.documents.inIdOrder();
    this.#living = fresh;
    this.#history.forget();
    const { name } = this.projection;
    const position = fresh.position;
    return { name, position, digest: await digestOf(built), replaced: await digestOf(replaced) };
  }

  health(): ModelHealth {
    const { name, version } = this.projection;
    const { position, stopped, setAside, documents } = this.#living;
    return { name, version, position, documents: documents.size, stopped, setAside };
  }

  /** Takes up what a snapshot kept. Only before the model follows the log. */
  restore(kept: AtRest<Document>, position: Position): void {
    const documents = new Documents(this.projection, kept);
    this.#living = new Fold(this.projection, this.#options.faultPolicy, documents, position);
  }

  /** What a snapshot may keep; nothing of a model that met a fault, so that the next start meets it again. */
  kept(): { readonly collection: Documents<Document, Event>; readonly position: Position } | undefined {
    const { documents, position, stopped, setAside } = this.#living;
    return stopped || setAside.length > 0 ? undefined : { collection: documents, position };
  }

  async #fold(asOf: Instant | undefined): Promise<Fold<Document, Event>> {
    const fold = asOf === undefined ? this.#living : await this.#past(asOf);
    if (fold.stopped) throw new ReadModelStopped(this.projection.name, fold.stopped);
    return fold;
  }

  #past(asOf: Instant): Promise<Fold<Document, Event>> {
    if (Number.isNaN(Date.parse(asOf))) throw new InvalidQuery(`Not an instant: ${asOf}`);
    return this.#history.at(asOf, () => this.#living);
  }
}
