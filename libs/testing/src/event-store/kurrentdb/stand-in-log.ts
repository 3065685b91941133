import { EventEmitter } from 'node:events';
import { eventMessage, parsedEvent, type ProposedEvent } from './wire.ts';
import type { StandInFile } from './stand-in-file.ts';

/** What an append expects of its stream: a revision, or one of the protocol's numbers. */
export const expecting = { none: -1, any: -2, exists: -4 } as const;

/** An event of the stand-in's log. `message` is the answer to a read, made once. */
export interface StoredEvent {
  readonly index: number;
  readonly id: string;
  readonly stream: string;
  readonly type: string;
  readonly revision: number;
  readonly position: number;
  readonly message: Buffer;
}

export interface ProposedAppend {
  readonly stream: string;
  readonly expected: number;
  readonly events: readonly ProposedEvent[];
}

/** The last event of each append; `repeated` when the server recognised the ids and wrote nothing. */
export type Outcome =
  | { readonly kind: 'tooLarge'; readonly limit: number }
  | { readonly kind: 'written'; readonly last: readonly StoredEvent[]; readonly repeated: boolean }
  | { readonly kind: 'conflict'; readonly nth: number; readonly actual: number };

// Positions are places in a file: they grow by the size of what is written, and something for the frame.
const frame = 87;

/**
 * In-memory streams and one log, by KurrentDB's own rules, which are weaker than the port's: an id may be written twice
 * in a stream by whoever expects the stream's present revision.
 */
export class StandInLog {
  readonly events: StoredEvent[] = [];
  readonly growth = new EventEmitter().setMaxListeners(0);
  readonly #streams = new Map<string, StoredEvent[]>();
  readonly #lastById = new Map<string, StoredEvent>();
  readonly #file: StandInFile | undefined;
  readonly #largestAppend: number;
  #end = 0;

  /** @param largestAppend the server's `MaxAppendSize`, in bytes. */
  constructor(largestAppend: number, file?: StandInFile) {
    this.#largestAppend = largestAppend;
    this.#file = file;
    for (const message of file?.read() ?? []) this.#restore(message);
    // A server writes events of its own, each time it starts: nobody must be given them.
    const own = { id: crypto.randomUUID(), type: '$epoch', contentType: 'application/json' };
    const [data, metadata] = [Buffer.from('{}'), Buffer.alloc(0)];
    this.append([{ stream: '$epochs', expected: expecting.any, events: [{ ...own, data, metadata }] }]);
  }

  stream(name: string): readonly StoredEvent[] | undefined {
    return this.#streams.get(name);
  }

  /** All or none. */
  append(appends: readonly ProposedAppend[]): Outcome {
    const proposed = appends.flatMap(({ events }) => events);
    const bytes = proposed.reduce((sum, { data, metadata }) => sum + data.length + metadata.length, 0);
    if (bytes > this.#largestAppend) return { kind: 'tooLarge', limit: this.#largestAppend };
    const checks = appends.map((append) => this.#check(append));
    for (const [nth, check] of checks.entries()) {
      if (check === 'wrong') return { kind: 'conflict', nth, actual: this.#revisionOf(appends[nth]?.stream) };
    }
    const last: StoredEvent[] = [];
    const messages: Buffer[] = [];
    for (const [nth, { stream, events }] of appends.entries()) {
      const check = checks[nth];
      if (typeof check === 'object') {
        last.push(check);
        continue;
      }
      for (const event of events) {
        const place = {
          stream,
          revision: this.#revisionOf(stream) + 1,
          position: this.#end,
          created: Date.now(),
        };
        const message = eventMessage(event, place);
        this.#store({ id: event.id, type: event.type, ...place, message });
        messages.push(message);
      }
      const stored = this.#streams.get(stream)?.at(-1);
      if (stored) last.push(stored);
    }
    if (messages.length > 0) {
      this.#file?.write(messages);
      this.growth.emit('grown');
    }
    return { kind: 'written', last, repeated: messages.length === 0 };
  }

  /** The first index at or after a position. */
  indexAt(position: number): number {
    let [low, high] = [0, this.events.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.events[middle]?.position ?? 0) < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  close(): void {
    this.#file?.close();
  }

  /** KurrentDB's idempotency (IndexWriter.CheckCommit): the event answered again, "write", or "wrong". */
  #check({ stream, expected, events }: ProposedAppend): StoredEvent | 'write' | 'wrong' {
    const revision = this.#revisionOf(stream);
    if (expected === expecting.any || expected === expecting.exists) {
      if (expected === expecting.exists && revision === -1) return 'wrong';
      const found = events.map(({ id }) => this.#lastById.get(`${stream} ${id}`));
      if (found[0] === undefined) return 'write';
      return found.every((event) => event !== undefined) ? (found.at(-1) ?? 'write') : 'wrong';
    }
    if (expected === revision) return 'write';
    // A stream that is checked and gets no event can repeat nothing.
    if (expected > revision || events.length === 0) return 'wrong';
    const stored = this.#streams.get(stream) ?? [];
    const isRepetition = events.every(({ id }, nth) => stored[expected + 1 + nth]?.id === id);
    return (isRepetition && stored[expected + events.length]) || 'wrong';
  }

  #revisionOf(stream: string | undefined): number {
    return (this.#streams.get(stream ?? '')?.length ?? 0) - 1;
  }

  #restore(message: Buffer): void {
    const { event, place } = parsedEvent(message);
    this.#end = place.position;
    this.#store({ id: event.id, type: event.type, ...place, message });
  }

  #store({ message, id, stream, type, revision, position }: Omit<StoredEvent, 'index'>): void {
    const stored = { index: this.events.length, id, stream, type, revision, position, message };
    this.events.push(stored);
    const inStream = this.#streams.get(stream);
    if (inStream) inStream.push(stored);
    else this.#streams.set(stream, [stored]);
    this.#lastById.set(`${stream} ${id}`, stored);
    this.#end = position + message.length + frame;
  }
}
