import {
  type Appended,
  type EventSequence,
  type EventStore,
  type Expected,
  type LogRange,
  type NewEvent,
  type Position,
  type StreamAppend,
  type StreamName,
  type StreamRange,
  type Subscription,
  Unavailable,
} from '@jalon/event-store';

/**
 * The log as a process sees it that dies at a chosen step: its n-th append is written, and nobody is ever told. From
 * then on nothing answers.
 */
export class MortalStore implements EventStore {
  readonly #store: EventStore;
  #left: number;

  /** @param lastAppend how many appends it lives for; the answer to the last of them is lost. */
  constructor(store: EventStore, lastAppend: number) {
    this.#store = store;
    this.#left = lastAppend;
  }

  get dead(): boolean {
    return this.#left <= 0;
  }

  append(stream: StreamName, events: readonly NewEvent[], expected: Expected): Promise<Appended> {
    return this.#dying(() => this.#store.append(stream, events, expected));
  }

  appendAll(appends: readonly StreamAppend[]): Promise<readonly Appended[]> {
    return this.#dying(() => this.#store.appendAll(appends));
  }

  readStream(stream: StreamName, range?: StreamRange): EventSequence {
    this.#mustLive();
    return this.#store.readStream(stream, range);
  }

  readAll(range: LogRange): EventSequence {
    this.#mustLive();
    return this.#store.readAll(range);
  }

  subscribe(...asked: Parameters<EventStore['subscribe']>): Subscription {
    this.#mustLive();
    return this.#store.subscribe(...asked);
  }

  async lastPosition(): Promise<Position> {
    this.#mustLive();
    return this.#store.lastPosition();
  }

  close(): Promise<void> {
    return this.#store.close();
  }

  async #dying<Answer>(write: () => Promise<Answer>): Promise<Answer> {
    this.#mustLive();
    this.#left--;
    const answer = await write();
    this.#mustLive();
    return answer;
  }

  #mustLive(): void {
    if (this.dead) throw new Unavailable('The process is dead');
  }
}
