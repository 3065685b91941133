import shared from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import timestamps from 'google-protobuf/google/protobuf/timestamp_pb.js';

/** An event as it was proposed to the stand-in. */
export interface ProposedEvent {
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

/** Where the stand-in puts it, and when (milliseconds since 1970). */
export interface Place {
  readonly stream: string;
  readonly revision: number;
  readonly position: number;
  readonly created: number;
}

const ticksPerSecond = 10_000_000n;

/** The event as an answer to a read. `created` has the precision of a second, as the real server's. */
export function eventMessage(event: ProposedEvent, place: Place): Buffer {
  const recorded = new streams.ReadResp.ReadEvent.RecordedEvent();
  recorded.setId(new shared.UUID().setString(event.id));
  recorded.setStreamIdentifier(streamIdentifier(place.stream));
  recorded.setStreamRevision(String(place.revision));
  recorded.setCommitPosition(String(place.position));
  recorded.setPreparePosition(String(place.position));
  recorded.setData(event.data);
  recorded.setCustomMetadata(event.metadata);
  const created = BigInt(Math.floor(place.created / 1000)) * ticksPerSecond;
  recorded
    .getMetadataMap()
    .set('type', event.type)
    .set('content-type', event.contentType)
    .set('created', String(created));
  const read = new streams.ReadResp.ReadEvent();
  read.setEvent(recorded);
  read.setCommitPosition(String(place.position));
  return encoded(new streams.ReadResp().setEvent(read));
}

/** Reads an answer back, as the stand-in's file keeps it. */
export function parsedEvent(message: Uint8Array): { event: ProposedEvent; place: Place } {
  const recorded = streams.ReadResp.deserializeBinary(message).getEvent()?.getEvent();
  if (!recorded) throw new Error('Not an event of the stand-in');
  const names = recorded.getMetadataMap();
  return {
    event: {
      id: recorded.getId()?.getString() ?? '',
      type: names.get('type') ?? '',
      contentType: names.get('content-type') ?? '',
      data: recorded.getData_asU8(),
      metadata: recorded.getCustomMetadata_asU8(),
    },
    place: {
      stream: Buffer.from(recorded.getStreamIdentifier()?.getStreamName_asU8() ?? []).toString('utf8'),
      revision: Number(recorded.getStreamRevision()),
      position: Number(recorded.getCommitPosition()),
      created: Number(BigInt(names.get('created') ?? '0') / (ticksPerSecond / 1000n)),
    },
  };
}

export function streamNotFoundMessage(stream: string): Buffer {
  const notFound = new streams.ReadResp.StreamNotFound();
  notFound.setStreamIdentifier(streamIdentifier(stream));
  return encoded(new streams.ReadResp().setStreamNotFound(notFound));
}

export function confirmationMessage(id: string): Buffer {
  const confirmation = new streams.ReadResp.SubscriptionConfirmation();
  confirmation.setSubscriptionId(id);
  return encoded(new streams.ReadResp().setConfirmation(confirmation));
}

export function checkpointMessage(position: number): Buffer {
  const checkpoint = new streams.ReadResp.Checkpoint();
  checkpoint.setCommitPosition(String(position));
  checkpoint.setPreparePosition(String(position));
  return encoded(new streams.ReadResp().setCheckpoint(checkpoint));
}

export function caughtUpMessage(position: number): Buffer {
  const caughtUp = new streams.ReadResp.CaughtUp();
  caughtUp.setTimestamp(now());
  caughtUp.setPosition(positionMessage(position));
  return encoded(new streams.ReadResp().setCaughtUp(caughtUp));
}

export function fellBehindMessage(position: number): Buffer {
  const fellBehind = new streams.ReadResp.FellBehind();
  fellBehind.setTimestamp(now());
  fellBehind.setPosition(positionMessage(position));
  return encoded(new streams.ReadResp().setFellBehind(fellBehind));
}

export function uuidOf(id: { getString(): string } | undefined): string {
  return id?.getString() ?? '';
}

export function nameOf(identifier: { getStreamName_asU8(): Uint8Array } | undefined): string {
  return Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8');
}

export function streamIdentifier(stream: string): InstanceType<typeof shared.StreamIdentifier> {
  return new shared.StreamIdentifier().setStreamName(Buffer.from(stream, 'utf8'));
}

function positionMessage(position: number): InstanceType<typeof streams.ReadResp.Position> {
  return new streams.ReadResp.Position()
    .setCommitPosition(String(position))
    .setPreparePosition(String(position));
}

function now(): InstanceType<typeof timestamps.Timestamp> {
  return timestamps.Timestamp.fromDate(new Date());
}

function encoded(message: { serializeBinary(): Uint8Array }): Buffer {
  return Buffer.from(message.serializeBinary());
}
