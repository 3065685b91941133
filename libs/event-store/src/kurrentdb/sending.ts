import {
  AppendConsistencyViolationError,
  AppendRecordSizeExceededError,
  type AppendStreamState,
  type KurrentDBClient,
  MaxAppendSizeExceededError,
  NO_STREAM,
  TransactionMaxSizeExceededError,
  UnsupportedError,
  WrongExpectedVersionError,
} from '@kurrent/kurrentdb-client';
import type { Instant } from '@jalon/kernel';
import type { Position, Revision, StreamName } from '../envelope.ts';
import { TooLarge, Unavailable } from '../errors.ts';
import { type Connection, unavailable } from './connection.ts';
import { eventData, positionOf, type SendableEvent } from './event-mapping.ts';
import { failureOf } from './failures.ts';

/** Events and the revision after which they go: never "any", so that the server refuses what we did not foresee. */
export interface Placed {
  readonly stream: StreamName;
  readonly events: readonly SendableEvent[];
  readonly after: Revision;
}

/** What became of a sending. `moved`: a stream is not where it was; `unsent`: surely not written; `unsure`: who knows. */
export type Sent =
  | { readonly kind: 'written'; readonly position: Position | undefined }
  | { readonly kind: 'moved' }
  | { readonly kind: 'unsent'; readonly cause: unknown }
  | { readonly kind: 'unsure'; readonly cause: unknown };

/** Sends once. @throws TooLarge, Unavailable when asking again cannot help. */
export class Sending {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  toOne(placed: Placed, recordedAt: Instant): Promise<Sent> {
    return this.#send(`an append to ${placed.stream}`, bytesOf([placed]), async (client) => {
      const { position } = await client.appendToStream(placed.stream, dataOf(placed, recordedAt), {
        streamState: stateAfter(placed.after),
        requiresLeader: true,
      });
      return position && positionOf(position);
    });
  }

  /** All or none, in the order given. Needs KurrentDB 25.1; before 26.1 streams that get no event are not checked. */
  toSeveral(placed: readonly Placed[], recordedAt: Instant): Promise<Sent> {
    const streams = placed.map(({ stream }) => stream).join(', ');
    return this.#send(`an append to ${streams}`, bytesOf(placed), async (client) => {
      try {
        await appendRecords(client, placed, recordedAt);
      } catch (error) {
        if (!(error instanceof UnsupportedError)) throw error;
        await client.multiStreamAppend(
          placed
            .filter(({ events }) => events.length > 0)
            .map((one) => ({
              streamName: one.stream,
              expectedState: stateAfter(one.after),
              events: dataOf(one, recordedAt),
            })),
        );
      }
      return undefined;
    });
  }

  async #send(
    what: string,
    bytes: number,
    call: (client: KurrentDBClient) => Promise<Position | undefined>,
  ): Promise<Sent> {
    const client = this.#connection.client();
    try {
      return { kind: 'written', position: await this.#connection.within(what, call(client)) };
    } catch (cause) {
      if (cause instanceof WrongExpectedVersionError || cause instanceof AppendConsistencyViolationError) {
        return { kind: 'moved' };
      }
      const limit = limitIn(cause);
      if (limit !== undefined) throw new TooLarge(bytes, limit);
      if (cause instanceof UnsupportedError) {
        throw new Unavailable('An append to several streams needs KurrentDB 25.1 or later', { cause });
      }
      const failure = failureOf(cause);
      if (failure === 'final') throw unavailable(what, cause);
      this.#connection.failed(client, cause, 'append');
      return { kind: failure === 'refused' || failure === 'elsewhere' ? 'unsent' : 'unsure', cause };
    }
  }
}

async function appendRecords(
  client: KurrentDBClient,
  placed: readonly Placed[],
  recordedAt: Instant,
): Promise<void> {
  await client.appendRecords(
    placed.flatMap((one) => dataOf(one, recordedAt).map((record) => ({ streamName: one.stream, record }))),
    placed.map(({ stream, after }) => ({
      type: 'stream_state' as const,
      streamName: stream,
      expectedState: stateAfter(after),
    })),
  );
}

function dataOf({ events }: Placed, recordedAt: Instant): ReturnType<typeof eventData>[] {
  return events.map((event) => eventData(event, recordedAt));
}

function stateAfter(revision: Revision): Exclude<AppendStreamState, 'any' | 'stream_exists'> {
  return revision === -1 ? NO_STREAM : BigInt(revision);
}

function bytesOf(placed: readonly Placed[]): number {
  return placed.flatMap(({ events }) => events).reduce((sum, { bytes }) => sum + bytes, 0);
}

/** What the server said of the largest that it takes, if that is why it refused. */
function limitIn(error: unknown): number | undefined {
  if (error instanceof MaxAppendSizeExceededError) return error.maxAppendSize;
  if (error instanceof AppendRecordSizeExceededError) return error.maxSize;
  if (error instanceof TransactionMaxSizeExceededError) return error.maxSize;
  return undefined;
}
