import type { RecordedEvent, Revision, StreamName } from '../envelope.ts';

/** What is known of a stream: every id from its start to `head` (-1: none). It never becomes wrong, only old. */
export interface KnownStream {
  readonly head: Revision;
  readonly revisions: ReadonlyMap<string, Revision>;
}

interface Growing {
  head: Revision;
  readonly revisions: Map<string, Revision>;
}

const nothing: KnownStream = { head: -1, revisions: new Map() };

/**
 * The ids of the streams read or written lately. The server would write an id a second time in a stream; we look here
 * first. What was forgotten is read again.
 */
export class StreamMemory {
  readonly #atMost: number;
  readonly #streams = new Map<string, Growing>();
  #ids = 0;

  /** @param atMost how many ids are kept (some hundred bytes each); one stream is kept whole, however long. */
  constructor(atMost: number) {
    this.#atMost = atMost;
  }

  has(stream: StreamName): boolean {
    return this.#streams.has(stream);
  }

  of(stream: StreamName): KnownStream {
    return this.#streams.get(stream) ?? nothing;
  }

  /** Events of a stream in its order; those that follow what is known are learned, the others are passed over. */
  learn(stream: StreamName, events: readonly Pick<RecordedEvent, 'id' | 'revision'>[]): void {
    const known = this.#streams.get(stream) ?? { head: -1, revisions: new Map<string, Revision>() };
    for (const { id, revision } of events) {
      if (revision !== known.head + 1) continue;
      known.head = revision;
      known.revisions.set(id, revision);
      this.#ids += 1;
    }
    if (known.head === -1) return;
    // The newest at the end: the first of the map is the one longest unused.
    this.#streams.delete(stream);
    this.#streams.set(stream, known);
    this.#forget();
  }

  #forget(): void {
    for (const [stream, { head }] of this.#streams) {
      if (this.#ids <= this.#atMost || this.#streams.size === 1) return;
      this.#streams.delete(stream);
      this.#ids -= head + 1;
    }
  }
}
