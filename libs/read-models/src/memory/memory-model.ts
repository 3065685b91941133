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
import { type AtRest, Documents, SnapshotDamaged } from '../folding/documents.ts';
import { type FaultPolicy, Fold } from '../folding/fold.ts';
import { History } from '../folding/history.ts';

export interface MemoryModelOptions {
  readonly store: EventStore;
  readonly faultPolicy: FaultPolicy;
  readonly onFault: (model: string, fault: EventFault) => void;
  /** Folds the model from the log again, from its beginning to where it stands, and puts that in its place. */
  readonly mend: (model: string) => Promise<void>;
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
  /** While what a snapshot held turned out not to be whole, and the log is read instead. */
  #mending: Promise<void> | undefined;

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
    if (this.#mended()) return; // the log is being read for all of it, this event too
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

  async digest(): Promise<string> {
    await this.#mended();
    return digestOf(this.#living.documents.inIdOrder());
  }

  /** A fold from nothing, to be filled from the log and put in the living one's place (`replaceBy`). */
  afresh(): Fold<Document, Event> {
    return new Fold(this.projection, this.#options.faultPolicy);
  }

  /** Puts a fold that has come as far as the living one in its place. */
  async replaceBy(fresh: Fold<Document, Event>): Promise<Rebuilt> {
    const replaced = this.#mended() ? [] : this.#living.documents.inIdOrder();
    const built = fresh.documents.inIdOrder();
    this.#living = fresh;
    this.#mending = undefined;
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
    return this.#mending || stopped || setAside.length > 0 ? undefined : { collection: documents, position };
  }

  /** Reads what a snapshot holds, when that was not done yet. @returns the mending, when it was not whole. */
  #mended(): Promise<void> | undefined {
    if (this.#mending) return this.#mending;
    try {
      this.#living.documents.wake();
    } catch (error) {
      if (!(error instanceof SnapshotDamaged)) throw error;
      this.#mending = this.#options.mend(this.projection.name);
      // Whoever asks is told; the next to ask has it tried again.
      this.#mending.catch(() => (this.#mending = undefined));
    }
    return this.#mending;
  }

  async #fold(asOf: Instant | undefined): Promise<Fold<Document, Event>> {
    await this.#mended();
    const fold = asOf === undefined ? this.#living : await this.#past(asOf);
    if (fold.stopped) throw new ReadModelStopped(this.projection.name, fold.stopped);
    return fold;
  }

  #past(asOf: Instant): Promise<Fold<Document, Event>> {
    if (Number.isNaN(Date.parse(asOf))) throw new InvalidQuery(`Not an instant: ${asOf}`);
    return this.#history.at(asOf, () => this.#living);
  }
}
