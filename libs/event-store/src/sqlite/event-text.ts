import { Buffer } from 'node:buffer';
import type { NewEvent, RecordedEvent, StreamName } from '../envelope.ts';
import { InvalidArgument, TooLarge } from '../errors.ts';

// An event is one text of JSON in one column, its names at the head and in a fixed order:
//   {"id":"<36>","stream":"S","type":"T","revision":…,"position":…,"recordedAt":"…","version":…,"metadata":…,"data":…}
// so that a filter reads the names without decoding the rest.
const idAt = '{"id":"'.length;
const streamAt = idAt + 36 + '","stream":"'.length;
const betweenStreamAndType = '","type":"'.length;

/** The largest event that the log takes, in bytes of JSON. */
export const largestEvent = 16 * 1024 * 1024;

/** An event as its caller gave it, already encoded: what JSON cannot carry has failed its own caller by now. */
export interface EncodedEvent {
  readonly id: string;
  readonly head: string;
  readonly tail: string;
}

/** @throws InvalidArgument when JSON cannot carry the event (a circle, a BigInt); TooLarge. */
export function encode(stream: StreamName, event: NewEvent): EncodedEvent {
  const tail = `,"version":${event.version},"metadata":${json(event.metadata)},"data":${json(event.data)}}`;
  if (tail.length > largestEvent / 4) {
    const bytes = Buffer.byteLength(tail);
    if (bytes > largestEvent) throw new TooLarge(bytes, largestEvent);
  }
  return {
    id: event.id,
    head: `{"id":"${event.id}","stream":"${stream}","type":"${event.type}","revision":`,
    tail,
  };
}

/** The row's text, once the log has given the event its place. */
export function place(event: EncodedEvent, revision: number, position: number, recordedAt: string): string {
  return `${event.head}${revision},"position":${position},"recordedAt":"${recordedAt}"${event.tail}`;
}

export function decode(text: string): RecordedEvent {
  return JSON.parse(text) as RecordedEvent;
}

/** Several events, their texts joined by commas. */
export function decodeAll(texts: string): RecordedEvent[] {
  return JSON.parse(`[${texts}]`) as RecordedEvent[];
}

export function streamOf(text: string): StreamName {
  return text.slice(streamAt, text.indexOf('"', streamAt)) as StreamName;
}

export function typeOf(text: string): string {
  const at = text.indexOf('"', streamAt) + betweenStreamAndType;
  return text.slice(at, text.indexOf('"', at));
}

/** The revision, the position and the instant of record that the log wrote. */
export function placeOf(text: string): Pick<RecordedEvent, 'revision' | 'position' | 'recordedAt'> {
  const from = text.indexOf('"revision":', streamAt);
  const to = text.indexOf(',"version":', from);
  return JSON.parse(`{${text.slice(from, to)}}`) as Pick<
    RecordedEvent,
    'revision' | 'position' | 'recordedAt'
  >;
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
