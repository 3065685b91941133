import { type EventStore, LogRunner, type Position, type RecordedEvent } from '@jalon/event-store';
import { UnknownReadModel } from '../errors.ts';
import type { Projection } from '../projection.ts';
import type {
  BuildProgress,
  EventFault,
  ModelHealth,
  ReadModel,
  ReadModels,
  Rebuilt,
} from '../read-models.ts';
import type { FaultPolicy } from '../folding/fold.ts';
import { MemoryModel } from './memory-model.ts';
import { replayTogether } from '../folding/replay.ts';
import { type Keepable, readSnapshots, type SnapshotOptions, writeSnapshots } from './snapshot.ts';

export interface MemoryReadModelsOptions {
  readonly store: EventStore;
  /** Keeps the documents at a clean stop, to shorten the next start. Default: every start reads the whole log. */
  readonly snapshot?: SnapshotOptions;
  /** Default `stop`: a model that is wrong in silence is worse than one that says that it stopped. */
  readonly faultPolicy?: FaultPolicy;
  /** Told of each event that a projection throws on. */
  readonly onFault?: (model: string, fault: EventFault) => void;
}

/** The engine, with what is its own. */
export interface MemoryReadModels extends ReadModels {
  /** The loop that reads the log, for others in this process to ride on before `start` (deadlines do). */
  readonly runner: LogRunner;
  /** The models that the last start took from a snapshot; the others were built from the log. */
  restored(): readonly string[];
  /** Keeps a rider of the runner in the snapshot too: one that is not kept makes every start read the whole log. */
  keep(rider: Keepable): void;
}

/** Read models kept in memory, built from the log at start. */
export function memoryReadModels(options: MemoryReadModelsOptions): MemoryReadModels {
  return new MemoryEngine(options);
}

class MemoryEngine implements MemoryReadModels {
  readonly runner: LogRunner;
  readonly #options: MemoryReadModelsOptions;
  readonly #models = new Map<string, MemoryModel<object, RecordedEvent>>();
  readonly #riders: Keepable[] = [];
  #restored: readonly string[] = [];

  constructor(options: MemoryReadModelsOptions) {
    this.#options = options;
    this.runner = new LogRunner(options.store);
  }

  register<Document extends object, Event extends RecordedEvent>(
    projection: Projection<Document, Event>,
  ): ReadModel<Document> {
    const { store, faultPolicy = 'stop', onFault = () => undefined } = this.#options;
    if (this.#models.has(projection.name))
      throw new Error(`Read model ${projection.name} is registered twice`);
    const mend = async (name: string) => void (await this.rebuild(name));
    const model = new MemoryModel(projection, { store, faultPolicy, onFault, mend });
    this.runner.follow(model);
    // The list forgets the precise types: it only routes events by the types that each projection names.
    this.#models.set(projection.name, model as unknown as MemoryModel<object, RecordedEvent>);
    return model;
  }

  async start(progress?: (progress: BuildProgress) => void): Promise<void> {
    const { store, snapshot } = this.#options;
    if (snapshot) this.#restored = await readSnapshots(this.#kept(), store, snapshot);
    await this.runner.start(progress);
  }

  waitFor(position: Position, timeoutMs?: number): Promise<void> {
    return this.runner.waitFor(position, timeoutMs);
  }

  position(): Position {
    return this.runner.position();
  }

  restored(): readonly string[] {
    return this.#restored;
  }

  keep(rider: Keepable): void {
    this.#riders.push(rider);
  }

  health(): readonly ModelHealth[] {
    return Array.from(this.#models.values(), (model) => model.health());
  }

  async rebuild(name?: string): Promise<readonly Rebuilt[]> {
    const models = name === undefined ? [...this.#models.values()] : [this.#model(name)];
    const hearings = models.map((model) => ({ model, types: model.types, fold: model.afresh() }));
    // The living ones move on meanwhile: read again until each stands at the same place as its own.
    const isBehind = ({ model, fold }: (typeof hearings)[number]) =>
      fold.position < model.position && !fold.stopped;
    for (let behind = hearings; behind.length > 0; behind = hearings.filter(isBehind)) {
      await replayTogether(this.#options.store, behind, this.runner.position());
    }
    // All take their place at this very moment; their digests are worked out after.
    return Promise.all(hearings.map(({ model, fold }) => model.replaceBy(fold)));
  }

  async digest(name: string): Promise<string> {
    return this.#model(name).digest();
  }

  async stop(): Promise<void> {
    await this.runner.stop();
    const { store, snapshot } = this.#options;
    if (snapshot) await writeSnapshots(this.#kept(), store, snapshot);
  }

  #kept(): readonly Keepable[] {
    return [...this.#models.values(), ...this.#riders];
  }

  #model(name: string): MemoryModel<object, RecordedEvent> {
    const model = this.#models.get(name);
    if (!model) throw new UnknownReadModel(name);
    return model;
  }
}
