import {
  BACKWARDS,
  END,
  type Filter,
  FORWARDS,
  type KurrentDBClient,
  START,
  StreamNotFoundError,
} from '@kurrent/kurrentdb-client';
import { logStart, type Position, type RecordedEvent, type Revision, type StreamName } from '../envelope.ts';
import type { Connection } from './connection.ts';
import { type ReadEvent, recordedEvent, serverPosition } from './event-mapping.ts';
import { isSearch, ownEvents } from './server-filter.ts';

export interface PageOfStream {
  readonly stream: StreamName;
  readonly from: Revision | 'end';
  readonly backwards: boolean;
  readonly count: number;
}

export interface PageOfLog {
  /** Inclusive forwards, exclusive backwards: the server's way. */
  readonly from: Position | 'end';
  readonly backwards: boolean;
  readonly count: number;
  readonly filter: Filter;
}

/** One question to the server each, asked again of another client when it fails. */
export class ServerPages {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Nothing when the stream does not exist. @throws Unavailable */
  async ofStream({ stream, from, backwards, count }: PageOfStream): Promise<RecordedEvent[]> {
    const what = `stream ${stream}`;
    const read = await this.#connection.read(what, (client) =>
      this.#drain(
        what,
        client.readStream(stream, {
          fromRevision: from === 'end' ? END : BigInt(from),
          direction: backwards ? BACKWARDS : FORWARDS,
          maxCount: count,
          requiresLeader: true,
        }),
      ),
    );
    return read.map((event) => recordedEvent(event));
  }

  /** Never an event of the server's own. @throws Unavailable */
  async ofLog(page: PageOfLog): Promise<RecordedEvent[]> {
    const read = await this.#connection.read('the log', (client) => this.#logPage(client, page));
    return read.filter((event) => !isSystem(event)).map((event) => recordedEvent(event));
  }

  /** The position of the newest event; `logStart` when there is none. @throws Unavailable */
  async newest(): Promise<RecordedEvent | undefined> {
    const [newest] = await this.ofLog({ from: 'end', backwards: true, count: 1, filter: ownEvents });
    return newest;
  }

  #logPage(client: KurrentDBClient, { from, backwards, count, filter }: PageOfLog): Promise<ReadEvent[]> {
    const events = client.readAll({
      fromPosition: from === 'end' ? END : from === logStart ? START : serverPosition(from),
      direction: backwards ? BACKWARDS : FORWARDS,
      maxCount: count,
      filter,
      requiresLeader: true,
    });
    return this.#drain('the log', events, isSearch(filter) ? () => this.#probe(client) : undefined);
  }

  /** @throws Silence when the server does not answer this client the simplest question. */
  async #probe(client: KurrentDBClient): Promise<void> {
    await this.#logPage(client, { from: 'end', backwards: true, count: 1, filter: ownEvents });
  }

  async #drain(
    what: string,
    events: AsyncIterable<{ readonly event?: unknown }>,
    isAlive?: () => Promise<void>,
  ): Promise<ReadEvent[]> {
    const page: ReadEvent[] = [];
    const reading = (async () => {
      // The client's types know objects only as data; what it hands over is whatever JSON carried.
      for await (const { event } of events) if (event) page.push(event as ReadEvent);
    })();
    try {
      await this.#connection.whileAlive(what, reading, () => page.length, isAlive);
    } catch (error) {
      if (!(error instanceof StreamNotFoundError)) throw error;
    }
    return page;
  }
}

function isSystem({ type, streamId }: ReadEvent): boolean {
  return type.startsWith('$') || streamId.startsWith('$');
}
