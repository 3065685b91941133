import type { EventStore, Position, RecordedEvent } from '@jalon/event-store';
import type { Instant } from '@jalon/kernel';
import type { Projection } from '../projection.ts';
import { Fold, type FaultPolicy } from './fold.ts';
import { positionAt, replay } from './replay.ts';

/** Models of the past kept per collection: enough to page through one date while another person looks at another. */
const kept = 4;

/** A collection as it was known at past instants, folded from the log and kept for a while. */
export class History<Document extends object, Event extends RecordedEvent> {
  readonly #store: EventStore;
  readonly #projection: Projection<Document, Event>;
  readonly #policy: FaultPolicy;
  /** By position, the least recently asked first. Two who ask for the same date wait for the same fold. */
  readonly #folds = new Map<Position, Promise<Fold<Document, Event>>>();

  constructor(store: EventStore, projection: Projection<Document, Event>, policy: FaultPolicy) {
    this.#store = store;
    this.#projection = projection;
    this.#policy = policy;
  }

  /** The collection as the log told it at an instant. @param living the model of today, used as is when nothing came since. */
  async at(asOf: Instant, living: () => Fold<Document, Event>): Promise<Fold<Document, Event>> {
    const position = await positionAt(this.#store, asOf);
    const now = living();
    if (now.position === position) return now;
    const known = this.#folds.get(position);
    const fold = known ?? this.#foldUpTo(position, now);
    this.#folds.delete(position);
    this.#folds.set(position, fold);
    const oldest = this.#folds.keys().next().value;
    if (this.#folds.size > kept && oldest !== undefined) this.#folds.delete(oldest);
    fold.catch(() => this.#folds.delete(position));
    return fold;
  }

  forget(): void {
    this.#folds.clear();
  }

  /** Starts from the nearest earlier fold that is at hand: documents are immutable, copying a list of them is cheap. */
  async #foldUpTo(position: Position, now: Fold<Document, Event>): Promise<Fold<Document, Event>> {
    let nearest = new Fold(this.#projection, this.#policy);
    const [earlier] = [...this.#folds.entries()].filter(([at]) => at < position).sort(([a], [b]) => b - a);
    if (earlier) nearest = (await earlier[1]).copy();
    if (now.position < position && now.position > nearest.position && !now.stopped) nearest = now.copy();
    await replay(this.#store, this.#projection.types, nearest, position);
    return nearest;
  }
}
