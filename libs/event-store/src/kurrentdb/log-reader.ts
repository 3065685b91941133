import { epochMilliseconds, type Instant, instantOfEpochMilliseconds } from '@jalon/kernel';
import { checkRange, checkStreamName } from '../arguments.ts';
import { logStart, type Position, type RecordedEvent, type Revision, type StreamName } from '../envelope.ts';
import type { EventFilter, EventSequence, LogRange, StreamRange } from '../event-store.ts';
import { compileFilter } from '../filter.ts';
import { asyncEventPages } from './async-event-pages.ts';
import { PageLength } from './page-length.ts';
import { ownEvents, serverFilter } from './server-filter.ts';
import type { ServerPages } from './server-pages.ts';
import type { StreamMemory } from './stream-memory.ts';

/** A page of the log for whoever follows it, and how far it looked. */
export interface LogPage {
  readonly events: readonly RecordedEvent[];
  readonly lookedTo: Position;
}

// Several programs may write one log, each dating by its own clock: past the instant asked for, a reading goes on until
// it meets events this much later.
const clocksDiffer = 5 * 60_000; // milliseconds

const unlimited = Number.MAX_SAFE_INTEGER;

/** Reads streams and the log page by page: one call to the server each, so that nothing stays open between two. */
export class LogReader {
  readonly #pages: ServerPages;
  readonly #memory: StreamMemory;
  readonly #checkOpen: () => void;

  /** @param checkOpen throws Unavailable once the log is closed. */
  constructor(pages: ServerPages, memory: StreamMemory, checkOpen: () => void) {
    this.#pages = pages;
    this.#memory = memory;
    this.#checkOpen = checkOpen;
  }

  /** @throws InvalidArgument, at once and before any input or output. */
  readStream(stream: StreamName, range: StreamRange): EventSequence {
    checkStreamName(stream);
    checkRange(range);
    return asyncEventPages(() => this.#streamPages(stream, range));
  }

  /** @throws InvalidArgument, at once and before any input or output. */
  readAll(range: LogRange): EventSequence {
    checkRange(range);
    return asyncEventPages(() =>
      limited(range.backwards ? this.#logBackwards(range) : this.#logForwards(range), range),
    );
  }

  /** Events after a position, of those that pass the filter. Everything up to `edge` is in the log already. */
  async pageAfter(position: Position, edge: Position, filter: EventFilter | undefined): Promise<LogPage> {
    const count = 513;
    const page = await this.#pages.ofLog({
      from: position,
      backwards: false,
      count,
      filter: serverFilter(filter),
    });
    const last = page.at(-1)?.position ?? position;
    const matches = compileFilter(filter);
    return {
      events: page.filter(
        (event) => event.position > position && (matches?.(event.stream, event.type) ?? true),
      ),
      lookedTo: page.length < count && edge > last ? edge : last,
    };
  }

  async *#streamPages(stream: StreamName, range: StreamRange): AsyncGenerator<readonly RecordedEvent[]> {
    const { backwards = false, until } = range;
    const length = new PageLength();
    let next: Revision | 'end' = range.from ?? (backwards ? 'end' : 0);
    let left = range.maxCount ?? unlimited;
    while (left > 0 && !isPast(next, range.to, backwards)) {
      this.#checkOpen();
      const count = Math.min(length.events, until === undefined ? left : unlimited);
      const page = await timed(length, this.#pages.ofStream({ stream, from: next, backwards, count }));
      if (!backwards) this.#memory.learn(stream, page);
      const wanted = page
        .filter(
          ({ revision, recordedAt }) => !isPast(revision, range.to, backwards) && isBy(recordedAt, until),
        )
        .slice(0, left);
      left -= wanted.length;
      yield wanted;
      const last = page.at(-1);
      if (last === undefined || page.length < count || (backwards && last.revision === 0)) return;
      next = backwards ? last.revision - 1 : last.revision + 1;
    }
  }

  async *#logForwards(range: LogRange): AsyncGenerator<readonly RecordedEvent[]> {
    const length = new PageLength();
    const filter = serverFilter(range.filter);
    const stopAfter =
      range.until && instantOfEpochMilliseconds(epochMilliseconds(range.until) + clocksDiffer);
    let from = range.from ?? logStart;
    let given = from - 1;
    while (range.to === undefined || from <= range.to) {
      this.#checkOpen();
      // One more: the event that the last page ended with comes again.
      const count = Math.min(length.events, mostWanted(range)) + 1;
      const page = await timed(length, this.#pages.ofLog({ from, backwards: false, count, filter }));
      yield page.filter(({ position }) => position > given);
      const last = page.at(-1);
      if (last === undefined || page.length < count || (stopAfter && last.recordedAt > stopAfter)) return;
      from = last.position;
      given = last.position;
    }
  }

  async *#logBackwards(range: LogRange): AsyncGenerator<readonly RecordedEvent[]> {
    const length = new PageLength();
    const filter = serverFilter(range.filter);
    let from: Position | 'end' = range.from ?? 'end';
    if (from !== 'end') {
      this.#checkOpen();
      const at = await this.#pages.ofLog({ from, backwards: false, count: 1, filter: ownEvents });
      yield at.filter(({ position }) => position === from);
    }
    while (from === 'end' || from > (range.to ?? logStart)) {
      this.#checkOpen();
      const count = Math.min(length.events, mostWanted(range));
      const page: RecordedEvent[] = await timed(
        length,
        this.#pages.ofLog({ from, backwards: true, count, filter }),
      );
      yield page;
      const last = page.at(-1);
      if (last === undefined || page.length < count) return;
      from = last.position;
    }
  }
}

/** What of the pages a range wants; leaves when it has enough. */
async function* limited(
  pages: AsyncGenerator<readonly RecordedEvent[]>,
  { filter, from, to, backwards = false, until, maxCount = unlimited }: LogRange,
): AsyncGenerator<readonly RecordedEvent[]> {
  const matches = compileFilter(filter);
  const [low, high] = backwards ? [to, from] : [from, to];
  let left = maxCount;
  if (left === 0) return;
  for await (const page of pages) {
    const wanted = page
      .filter(
        ({ stream, type, position, recordedAt }) =>
          position >= (low ?? 0) &&
          position <= (high ?? unlimited) &&
          isBy(recordedAt, until) &&
          (matches?.(stream, type) ?? true),
      )
      .slice(0, left);
    left -= wanted.length;
    yield wanted;
    if (left === 0) return;
  }
}

/** As many as are asked for, when the server leaves nothing to be left out here. */
function mostWanted({ filter, until, maxCount = unlimited }: LogRange): number {
  return filter === undefined && until === undefined ? maxCount : unlimited;
}

async function timed<Result>(length: PageLength, call: Promise<Result>): Promise<Result> {
  const before = performance.now();
  const result = await call;
  length.took(performance.now() - before);
  return result;
}

function isBy(recordedAt: Instant, until: Instant | undefined): boolean {
  return until === undefined || recordedAt <= until;
}

function isPast(revision: Revision | 'end', to: Revision | undefined, backwards: boolean): boolean {
  if (to === undefined || revision === 'end') return false;
  return backwards ? revision < to : revision > to;
}
