import { type Clock, type DomainEvent, type Instant, isRefusal } from '@jalon/kernel';
import type { CommandEnvelope, CommandResult, ContextSource, Subject } from './command.ts';
import { inAppendSpan, inCommandSpan } from './command-spans.ts';
import type { Position, Revision, StreamName } from './envelope.ts';
import { Conflict, OutcomeUnknown } from './errors.ts';
import type { Appended, EventStore } from './event-store.ts';
import { type FoldedStream, StreamFolder } from './folded-stream.ts';
import { newEvents } from './new-events.ts';
import type { Prepared } from './prepared.ts';
import { StateCache } from './state-cache.ts';
import { StreamTurns } from './stream-turns.ts';

export interface CommandHandlerOptions {
  /** How often a command is decided again after a conflict; default 5. */
  readonly attempts?: number;
  /** How many states are kept in memory; default 4000. 0 folds the stream for each command. */
  readonly cachedStates?: number;
}

interface Asked<State, Command, Context> {
  readonly stream: StreamName;
  readonly command: Command;
  readonly envelope: CommandEnvelope;
  readonly context: ContextSource<State, Context>;
  readonly expected: 'new' | undefined;
}

/** The stream is not at the revision that the person saw. */
interface StaleRevision {
  readonly kind: 'stale';
  readonly conflict: Conflict;
}

/**
 * Runs the commands of one subject: fold its stream, decide, append at the revision that decided; after a conflict,
 * fold and decide again. A command id that the stream has seen answers its first result and writes nothing.
 */
export class CommandHandler<State, Command, Event extends DomainEvent, Context> {
  readonly #store: EventStore;
  readonly #clock: Clock;
  readonly #subject: Subject<State, Command, Event, Context>;
  readonly #attempts: number;
  readonly #folder: StreamFolder<State, Command, Event, Context>;
  readonly #cache: StateCache<State>;
  readonly #turns = new StreamTurns();

  constructor(
    store: EventStore,
    clock: Clock,
    subject: Subject<State, Command, Event, Context>,
    options: CommandHandlerOptions = {},
  ) {
    this.#store = store;
    this.#clock = clock;
    this.#subject = subject;
    this.#attempts = options.attempts ?? 5;
    this.#folder = new StreamFolder(store, subject);
    this.#cache = new StateCache(options.cachedStates ?? 4000);
  }

  /**
   * Handles one command on the stream `<subject>-<id>`.
   * @param context what the decider needs of the world, or how to work it out from the state about to decide.
   * @param expected `new`: the stream must not exist yet (a reference that is taken is a `Conflict`).
   * @throws the DomainError of a refusal: nothing is written. Conflict when the expected revision is stale, or when
   * rivals won every attempt. Whatever the store throws.
   */
  handle(
    id: string,
    command: Command,
    envelope: CommandEnvelope,
    context: ContextSource<State, Context>,
    expected?: 'new',
  ): Promise<CommandResult<State>> {
    const asked = { stream: this.streamOf(id), command, envelope, context, expected };
    return inCommandSpan(asked.stream, command, envelope, () =>
      this.#turns.run(asked.stream, () => this.#handle(asked)),
    );
  }

  /** The state of `<subject>-<id>` now, or as it was known at an instant. Revision -1 when it does not exist (then). */
  async load(
    id: string,
    until?: Instant,
  ): Promise<{ readonly state: State; readonly revision: Revision; readonly position: Position }> {
    const stream = this.streamOf(id);
    if (until !== undefined) return this.#folder.fold(stream, until);
    const cached = this.#cache.get(stream);
    const fresh = await (cached ? this.#folder.catchUp(stream, cached) : this.#folder.fold(stream));
    // Whoever looks and then prepares decides on what it saw, although another process wrote in between.
    if (fresh.revision >= 0) this.#cache.keep(stream, fresh);
    return fresh;
  }

  /**
   * Decides a command without writing it, to be written together with others (`handleTogether`).
   * @throws Conflict when the expected revision is stale.
   */
  async prepare(
    id: string,
    command: Command,
    envelope: CommandEnvelope,
    context: ContextSource<State, Context>,
    expected?: 'new',
  ): Promise<Prepared<State>> {
    return orThrow(await this.#prepare({ stream: this.streamOf(id), command, envelope, context, expected }));
  }

  streamOf(id: string): StreamName {
    return `${this.#subject.name}-${id}`;
  }

  async #handle(asked: Asked<State, Command, Context>): Promise<CommandResult<State>> {
    for (let attempt = 1; ; attempt++) {
      const prepared = orThrow(await this.#prepare(asked));
      if (prepared.kind === 'refused') throw prepared.refusal;
      if (prepared.kind !== 'writing') return prepared.result;
      const { stream, events, expected } = prepared.append;
      try {
        const append = () => this.#store.append(stream, events, expected);
        return prepared.complete(await inAppendSpan([prepared.append], append));
      } catch (error) {
        prepared.forget();
        // Decided again, a command with an expected revision is told its conflict, and one that was written
        // although the outcome was unknown is found in the stream.
        if (attempt >= this.#attempts || !isWorthAnotherAttempt(error)) throw error;
      }
    }
  }

  async #prepare(asked: Asked<State, Command, Context>): Promise<Prepared<State> | StaleRevision> {
    const { stream } = asked;
    const cached = this.#cache.get(stream);
    const prepared = cached && (await this.#decide(asked, cached));
    if (prepared && (prepared.kind === 'writing' || prepared.kind === 'repeated')) return prepared;
    // An append would find out that another writer came between; what writes nothing has to look.
    const fresh = await (cached ? this.#folder.catchUp(stream, cached) : this.#folder.fold(stream));
    if (prepared && fresh.revision === cached.revision) return prepared;
    if (fresh.revision >= 0) this.#cache.keep(stream, fresh);
    return this.#decide(asked, fresh);
  }

  async #decide(
    { stream, command, envelope, context, expected }: Asked<State, Command, Context>,
    folded: FoldedStream<State>,
  ): Promise<Prepared<State> | StaleRevision> {
    const firstRevision = folded.commands.firstRevisionOf(envelope.commandId);
    if (firstRevision !== undefined) {
      return {
        kind: 'repeated',
        command,
        result: await this.#firstResult(stream, folded, envelope.commandId, firstRevision),
      };
    }
    const wanted = expected === 'new' ? -1 : envelope.expectedRevision;
    if (wanted !== undefined && wanted !== folded.revision) {
      return { kind: 'stale', conflict: new Conflict(stream, orNone(wanted), orNone(folded.revision)) };
    }
    const decision = this.#subject.decider.decide(
      command,
      folded.state,
      await contextFor(context, folded.state),
    );
    const result = this.#result(stream, folded, []);
    if (isRefusal(decision)) return { kind: 'refused', command, refusal: decision, result };
    if (decision.length === 0) return { kind: 'unchanged', command, result };
    return {
      kind: 'writing',
      command,
      result,
      append: {
        stream,
        events: newEvents(decision, envelope, this.#clock.now(), this.#subject.versionOf),
        expected: orNone(folded.revision),
      },
      complete: (appended) => this.#complete(stream, folded, decision, envelope, appended),
      forget: () => this.#cache.forget(stream),
    };
  }

  #complete(
    stream: StreamName,
    before: FoldedStream<State>,
    events: readonly Event[],
    { commandId }: CommandEnvelope,
    { revision, position }: Appended,
  ): CommandResult<State> {
    const first = before.revision + 1;
    before.commands.note(commandId, first);
    const state = events.reduce(this.#subject.decider.evolve, before.state);
    const after = { state, revision, position, commands: before.commands };
    this.#cache.keep(stream, after);
    return this.#result(
      stream,
      after,
      events.map(({ type }, nth) => ({ type, revision: first + nth })),
    );
  }

  /** The result that a command had when it was first handled, from the events that it wrote then. */
  async #firstResult(
    stream: StreamName,
    folded: FoldedStream<State>,
    commandId: string,
    first: Revision,
  ): Promise<CommandResult<State>> {
    const events: { type: string; revision: Revision }[] = [];
    for await (const { type, revision, metadata } of this.#store.readStream(stream, { from: first })) {
      if (metadata.commandId !== commandId) break;
      events.push({ type, revision });
    }
    const last = first + events.length - 1;
    const then = last === folded.revision ? folded : await this.#folder.foldTo(stream, last);
    return { ...this.#result(stream, then, events), repeated: true };
  }

  #result(
    stream: StreamName,
    { state, revision, position }: FoldedStream<State>,
    events: CommandResult<State>['events'],
  ): CommandResult<State> {
    return { stream, state, revision, position, events, repeated: false };
  }
}

/** Whether deciding again on a fresh state may help. */
export function isWorthAnotherAttempt(error: unknown): boolean {
  return error instanceof Conflict || error instanceof OutcomeUnknown;
}

async function contextFor<State, Context>(
  source: ContextSource<State, Context>,
  state: State,
): Promise<Context> {
  // A context is made of values; a function is the way to work one out.
  return typeof source === 'function'
    ? (source as (state: State) => Context | Promise<Context>)(state)
    : source;
}

function orThrow<State>(prepared: Prepared<State> | StaleRevision): Prepared<State> {
  if (prepared.kind === 'stale') throw prepared.conflict;
  return prepared;
}

function orNone(revision: Revision): Revision | 'none' {
  return revision === -1 ? 'none' : revision;
}
