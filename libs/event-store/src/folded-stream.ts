import type { DomainEvent, Instant } from '@jalon/kernel';
import type { Subject } from './command.ts';
import { logStart, type Position, type RecordedEvent, type Revision, type StreamName } from './envelope.ts';
import type { EventStore, StreamRange } from './event-store.ts';
import { HandledCommands } from './handled-commands.ts';

/** A state and the place in its stream up to which it is folded. */
export interface FoldedStream<State> {
  readonly state: State;
  /** -1 while the stream does not exist. */
  readonly revision: Revision;
  readonly position: Position;
  /** The commands that wrote in the stream. May know of later ones: that is still true. */
  readonly commands: HandledCommands;
}

/** Folds streams of one subject from the log. */
export class StreamFolder<State, Command, Event extends DomainEvent, Context> {
  readonly #store: EventStore;
  readonly #subject: Subject<State, Command, Event, Context>;

  constructor(store: EventStore, subject: Subject<State, Command, Event, Context>) {
    this.#store = store;
    this.#subject = subject;
  }

  /** The stream as it is, or as it was known at an instant. */
  fold(stream: StreamName, until?: Instant): Promise<FoldedStream<State>> {
    return this.#foldRange(stream, this.#nothing(), until === undefined ? {} : { until });
  }

  /** The stream as it was just after a revision. */
  foldTo(stream: StreamName, to: Revision): Promise<FoldedStream<State>> {
    return this.#foldRange(stream, this.#nothing(), { to });
  }

  /** What another writer may have added since. */
  catchUp(stream: StreamName, folded: FoldedStream<State>): Promise<FoldedStream<State>> {
    return this.#foldRange(stream, folded, { from: folded.revision + 1 });
  }

  async #foldRange(
    stream: StreamName,
    start: FoldedStream<State>,
    range: StreamRange,
  ): Promise<FoldedStream<State>> {
    const { decider } = this.#subject;
    let { state, revision, position } = start;
    for await (const page of this.#store.readStream(stream, range).pages()) {
      for (const recorded of page) {
        state = decider.evolve(state, this.#eventOf(recorded));
        ({ revision, position } = recorded);
        start.commands.note(recorded.metadata.commandId, revision);
      }
    }
    return { state, revision, position, commands: start.commands };
  }

  #nothing(): FoldedStream<State> {
    return {
      state: this.#subject.decider.initialState,
      revision: -1,
      position: logStart,
      commands: new HandledCommands(),
    };
  }

  #eventOf(recorded: RecordedEvent): Event {
    // The log is written by this subject's decider alone: what it holds is of its event union.
    return this.#subject.upcast?.(recorded) ?? ({ type: recorded.type, data: recorded.data } as Event);
  }
}
