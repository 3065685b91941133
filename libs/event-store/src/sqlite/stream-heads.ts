import type { Position, Revision, StreamName } from '../envelope.ts';
import { Fingerprints } from './fingerprints.ts';
import type { StreamEnd, StreamIndex } from './stream-index.ts';
import type { StreamWalk } from './stream-walk.ts';

/** What an append needs to know of its stream. Changed in place as the stream grows. */
export interface StreamHead {
  /** -1 while the stream does not exist. */
  revision: Revision;
  position: Position;
  readonly ids: Fingerprints;
}

const mostStreams = 50_000;
const mostIds = 2_000_000;

/** The heads of the streams written lately. A head that was forgotten is read from the log again. */
export class StreamHeads {
  readonly #heads = new Map<string, StreamHead>();
  #ids = 0;
  readonly #index: StreamIndex;
  readonly #walk: StreamWalk;

  constructor(index: StreamIndex, walk: StreamWalk) {
    this.#index = index;
    this.#walk = walk;
  }

  of(stream: StreamName): StreamHead {
    return this.#heads.get(stream) ?? this.#load(stream);
  }

  /** Where a stream ends, if it was written lately; undefined says nothing. */
  endOf(stream: StreamName): StreamEnd | undefined {
    const head = this.#heads.get(stream);
    return head && head.revision >= 0 ? { revision: head.revision, position: head.position } : undefined;
  }

  /** The stream has one more event. */
  extend(head: StreamHead, id: string, position: Position): void {
    head.revision += 1;
    head.position = position;
    head.ids.add(id);
    this.#ids += 1;
  }

  forgetAll(): void {
    this.#heads.clear();
    this.#ids = 0;
  }

  #load(stream: StreamName): StreamHead {
    this.#makeRoom();
    const end = this.#index.end(stream);
    const ids = new Fingerprints();
    if (end) for (const { id } of this.#walk.ids(end)) ids.add(id);
    const head: StreamHead = {
      revision: end?.revision ?? -1,
      position: end?.position ?? (0 as Position),
      ids,
    };
    this.#heads.set(stream, head);
    this.#ids += ids.size;
    return head;
  }

  // Oldest load first, not least used: which one goes matters little, that a hit costs one look-up does.
  #makeRoom(): void {
    if (this.#heads.size < mostStreams && this.#ids < mostIds) return;
    const keep = this.#heads.size / 2;
    for (const [stream, head] of this.#heads) {
      if (this.#heads.size <= keep) return;
      this.#heads.delete(stream);
      this.#ids -= head.ids.size;
    }
  }
}
