import { type Position, logStart, type Revision, type StreamName } from '../envelope.ts';
import { Conflict, DuplicateEventId, OutcomeUnknown, Unavailable } from '../errors.ts';
import type { Appended, Expected } from '../event-store.ts';
import { StreamTurns } from '../stream-turns.ts';
import { type Connection, unavailable } from './connection.ts';
import type { SendableEvent } from './event-mapping.ts';
import { expectationHolds, type Judgement, judge } from './judgement.ts';
import type { Placed, Sending, Sent } from './sending.ts';
import type { ServerPages } from './server-pages.ts';
import type { Stamp } from './stamp.ts';
import type { StreamMemory } from './stream-memory.ts';

/** An append whose events can be sent. */
export interface WaitingAppend {
  readonly stream: StreamName;
  readonly events: readonly SendableEvent[];
  readonly expected: Expected;
}

export interface WriterParts {
  readonly connection: Connection;
  readonly pages: ServerPages;
  readonly memory: StreamMemory;
  readonly sending: Sending;
  readonly stamp: Stamp;
}

// Each time, another program wrote to the stream between our look and our writing.
const mostMoves = 100;
const refreshPage = 512;

/**
 * Keeps the port's rules over a server whose own are weaker. Every append is sent with the exact revision that it
 * follows, after the ids up to there were looked at: what the server then accepts breaks no rule.
 */
export class Writer {
  readonly #parts: WriterParts;
  readonly #turns = new StreamTurns();
  #ready: Promise<void> | undefined;

  constructor(parts: WriterParts) {
    this.#parts = parts;
  }

  append(append: WaitingAppend): Promise<Appended> {
    return this.#turns.run(append.stream, async () => {
      const [appended] = await this.#write([append]);
      if (appended === undefined) throw new Unavailable('KurrentDB gave no result');
      return appended;
    });
  }

  /** The turns of all the streams are taken in one order, so that two such appends never wait for each other. */
  appendAll(appends: readonly WaitingAppend[]): Promise<readonly Appended[]> {
    return appends
      .map(({ stream }) => stream)
      .sort()
      .reduceRight(
        (work, stream) => () => this.#turns.run(stream, work),
        () => this.#write(appends),
      )();
  }

  async #write(appends: readonly WaitingAppend[]): Promise<readonly Appended[]> {
    await (this.#ready ??= this.#readFloor());
    const { patience } = this.#parts.connection;
    let perhapsWritten: unknown;
    let fresh = false;
    for (let moves = 0, failures = 0; ;) {
      const mustRead = fresh ? [] : appends.filter((append) => this.#mustRead(append, appends.length));
      if (mustRead.length > 0) {
        await this.#refresh(mustRead, perhapsWritten);
        fresh = mustRead.length === appends.length;
      }
      const judgements = appends.map((append) => this.#judge(append));
      const refusal = firstRefusal(appends, judgements);
      if (refusal && fresh) throw refusal;
      if (refusal) {
        // It may be old news: look again before telling.
        await this.#refresh(appends, perhapsWritten);
        fresh = true;
        continue;
      }
      const placed = appends.map(({ stream, events }, nth) => ({
        stream,
        events,
        after: after(judgements[nth]),
      }));
      const sent = judgements.some(({ kind }) => kind === 'write')
        ? await this.#send(placed)
        : ({ kind: 'written', position: undefined } as const);
      if (sent.kind === 'written') return this.#answers(judgements, placed, sent.position);
      fresh = false;
      if (sent.kind === 'moved') {
        if (++moves > mostMoves) throw this.#conflict(appends[0]);
      } else {
        if (sent.kind === 'unsure') perhapsWritten = sent.cause;
        if (++failures >= patience.attempts) throw given(appends, perhapsWritten, sent.cause);
        await this.#parts.connection.restBefore(failures);
        if (perhapsWritten === undefined) continue;
      }
      await this.#refresh(appends, perhapsWritten);
      fresh = true;
    }
  }

  /** The newest event dates the floor of what we will write; it also tells whether the log can be reached at all. */
  async #readFloor(): Promise<void> {
    try {
      const newest = await this.#parts.pages.newest();
      if (newest) this.#parts.stamp.saw(newest.recordedAt);
    } catch (error) {
      this.#ready = undefined;
      throw error;
    }
  }

  /** A stream must be read before an append unless all that matters is known: that it is new, or its ids so far. */
  #mustRead({ stream, events, expected }: WaitingAppend, among: number): boolean {
    if (events.length === 0 || among > 1) return true;
    if (!this.#parts.memory.has(stream)) return expected !== 'none';
    return typeof expected === 'number' && expected > this.#parts.memory.of(stream).head;
  }

  #judge({ stream, events, expected }: WaitingAppend): Judgement {
    const known = this.#parts.memory.of(stream);
    if (events.length > 0) return judge({ stream, ids: events.map(({ id }) => id), expected }, known);
    return expectationHolds(expected, known.head)
      ? { kind: 'answer', revision: known.head }
      : { kind: 'refuse', error: this.#conflict({ stream, events, expected }) };
  }

  #conflict(append: WaitingAppend | undefined): Conflict {
    const { stream = 'unknown-stream', expected = 'any' } = append ?? {};
    const { head } = this.#parts.memory.of(stream);
    return new Conflict(stream, expected, head === -1 ? 'none' : head);
  }

  async #send(placed: readonly Placed[]): Promise<Sent> {
    const { sending, stamp, memory } = this.#parts;
    const writing = placed.filter(({ events }) => events.length > 0);
    const [only] = writing;
    const sent =
      only && writing.length === 1
        ? await sending.toOne(only, stamp.next())
        : await sending.toSeveral(placed, stamp.next());
    if (sent.kind === 'written') {
      for (const { stream, events, after: before } of writing) {
        memory.learn(
          stream,
          events.map(({ id }, nth) => ({ id, revision: before + 1 + nth })),
        );
      }
    }
    return sent;
  }

  /** Reads what was written to streams since we looked. */
  async #refresh(appends: readonly WaitingAppend[], perhapsWritten: unknown): Promise<void> {
    try {
      await Promise.all(appends.map(({ stream }) => this.#readOn(stream)));
    } catch (error) {
      if (perhapsWritten !== undefined) throw given(appends, perhapsWritten, error);
      throw error;
    }
  }

  async #readOn(stream: StreamName): Promise<void> {
    const { pages, memory } = this.#parts;
    for (;;) {
      const from = memory.of(stream).head + 1;
      const page = await pages.ofStream({ stream, from, backwards: false, count: refreshPage });
      memory.learn(stream, page);
      if (page.length < refreshPage) return;
    }
  }

  async #answers(
    judgements: readonly Judgement[],
    placed: readonly Placed[],
    position: Position | undefined,
  ): Promise<readonly Appended[]> {
    return Promise.all(
      placed.map(async ({ stream, events, after: before }, nth) => {
        const judgement = judgements[nth];
        const revision = judgement?.kind === 'answer' ? judgement.revision : before + events.length;
        if (judgement?.kind === 'write' && position !== undefined) return { revision, position };
        return { revision, position: await this.#positionOf(stream, revision) };
      }),
    );
  }

  /** Written, surely; only where is not known yet. @throws OutcomeUnknown: asking again will tell. */
  async #positionOf(stream: StreamName, revision: Revision): Promise<Position> {
    if (revision === -1) return logStart;
    try {
      const [event] = await this.#parts.pages.ofStream({
        stream,
        from: revision,
        backwards: false,
        count: 1,
      });
      if (event) return event.position;
    } catch (cause) {
      throw new OutcomeUnknown(`Written to ${stream}, at a position that could not be read`, { cause });
    }
    throw new OutcomeUnknown(`Written to ${stream}, and not found at revision ${revision}`);
  }
}

/** What refuses the whole: the first that refuses, or events of which only a part was written before. */
function firstRefusal(
  appends: readonly WaitingAppend[],
  judgements: readonly Judgement[],
): Conflict | DuplicateEventId | undefined {
  for (const judgement of judgements) if (judgement.kind === 'refuse') return judgement.error;
  if (!judgements.some(({ kind }) => kind === 'write')) return undefined;
  const repeated = appends.find(({ events }, nth) => events.length > 0 && judgements[nth]?.kind === 'answer');
  return repeated && new DuplicateEventId(repeated.stream, repeated.events[0]?.id ?? '');
}

function after(judgement: Judgement | undefined): Revision {
  if (judgement?.kind === 'write') return judgement.after;
  return judgement?.kind === 'answer' ? judgement.revision : -1;
}

function given(appends: readonly WaitingAppend[], perhapsWritten: unknown, last: unknown): Error {
  const streams = appends.map(({ stream }) => stream).join(', ');
  if (perhapsWritten === undefined) return unavailable(`an append to ${streams}`, last);
  return new OutcomeUnknown(`KurrentDB may or may not have written to ${streams}: ask again`, {
    cause: perhapsWritten,
  });
}
