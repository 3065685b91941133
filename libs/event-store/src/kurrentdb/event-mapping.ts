import { Buffer } from 'node:buffer';
import type { Instant } from '@jalon/kernel';
import { type EventData, jsonEvent } from '@kurrent/kurrentdb-client';
import type { Actor, NewEvent, Position, RecordedEvent, Revision, StreamName } from '../envelope.ts';
import { CorruptLog, InvalidArgument, TooLarge } from '../errors.ts';

/**
 * What KurrentDB keeps beside the data of an event: texts only, since an append to several streams takes nothing else.
 * `recordedAt` is ours: the server's own date comes back with a precision of a second.
 */
interface StoredMetadata {
  readonly actor: string;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly commandId: string;
  readonly correlationId: string;
  readonly causationId: string;
  readonly version: string;
}

/** An event that JSON can carry and whose size is known: what cannot be sent has failed its own caller by now. */
export interface SendableEvent {
  readonly id: string;
  readonly event: NewEvent;
  readonly actor: string;
  /** Of data and metadata as they will be sent, UTF-8. */
  readonly bytes: number;
}

// The dates, ids and names of the metadata, give or take.
const envelopeBytes = 512;

/**
 * Tries what the client will do later: a value that JSON cannot encode makes its append hang.
 * @throws InvalidArgument when JSON cannot carry the event.
 */
export function sendable(event: NewEvent): SendableEvent {
  const actor = json(event.metadata.actor);
  const bytes = Buffer.byteLength(json(event.data)) + Buffer.byteLength(actor) + envelopeBytes;
  return { id: event.id, event, actor, bytes };
}

/** @throws TooLarge when an append is more than the server takes at once. */
export function checkSize(events: readonly SendableEvent[], limit: number): void {
  const bytes = events.reduce((sum, event) => sum + event.bytes, 0);
  if (bytes > limit) throw new TooLarge(bytes, limit);
}

export function eventData({ event, actor }: SendableEvent, recordedAt: Instant): EventData {
  const { occurredAt, commandId, correlationId, causationId } = event.metadata;
  const version = String(event.version);
  const metadata: StoredMetadata = {
    actor,
    occurredAt,
    recordedAt,
    commandId,
    correlationId,
    causationId,
    version,
  };
  // The client's types know objects only; it writes whatever JSON can carry, and `sendable` saw that it can.
  const data = event.data as Record<string, unknown>;
  return jsonEvent({ id: event.id, type: event.type, data, metadata: { ...metadata } });
}

/** An event as the client reads it, from a stream, the log or a subscription. */
export interface ReadEvent {
  readonly streamId: string;
  readonly id: string;
  readonly type: string;
  readonly revision: bigint;
  readonly data: unknown;
  readonly metadata?: unknown;
  readonly position?: { readonly commit: bigint; readonly prepare: bigint };
}

/** @throws CorruptLog when somebody else wrote the event, or its position does not fit. */
export function recordedEvent(read: ReadEvent): RecordedEvent {
  const metadata = read.metadata as Partial<StoredMetadata> | undefined;
  if (metadata?.actor === undefined || metadata.recordedAt === undefined || !read.position) {
    throw new CorruptLog(`Event ${read.id} of stream ${read.streamId} was not written by this program`);
  }
  const { actor, recordedAt, version, occurredAt, commandId, correlationId, causationId } =
    metadata as StoredMetadata;
  return {
    id: read.id,
    type: read.type,
    version: Number(version),
    data: read.data,
    metadata: {
      actor: JSON.parse(actor) as Actor,
      occurredAt: occurredAt as Instant,
      commandId,
      correlationId,
      causationId,
    },
    stream: read.streamId as StreamName,
    revision: Number(read.revision) satisfies Revision,
    position: positionOf(read.position),
    recordedAt: recordedAt as Instant,
  };
}

/**
 * The commit position as a number. Events written over gRPC have one of their own each (it equals the prepare position).
 * @throws CorruptLog beyond 2^53 bytes of log (nine petabytes), or for an event of the old transactions.
 */
export function positionOf({ commit, prepare }: { commit: bigint; prepare: bigint }): Position {
  if (commit !== prepare) throw new CorruptLog(`Position ${commit}/${prepare} is of a transaction`);
  if (commit > BigInt(Number.MAX_SAFE_INTEGER)) throw new CorruptLog(`Position ${commit} is beyond 2^53`);
  return Number(commit) as Position;
}

/** The position as the client takes it. */
export function serverPosition(position: Position): { commit: bigint; prepare: bigint } {
  return { commit: BigInt(position), prepare: BigInt(position) };
}

function json(value: unknown): string {
  let text: string | undefined;
  try {
    text = JSON.stringify(value);
  } catch (error) {
    throw new InvalidArgument(`JSON cannot carry the event: ${(error as Error).message}`, { cause: error });
  }
  if (text === undefined) throw new InvalidArgument(`JSON cannot carry ${typeof value}`);
  return text;
}
