import type { Actor, Position, StreamName } from '@jalon/event-store';
import type { Instant } from '@jalon/kernel';
import type { IHeaders, Message as KafkaMessage } from 'kafkajs';
import type { Message } from '../message.ts';

/** A message with its place in the publisher's log, and, when its topic found no words for the event, why. */
export interface Told {
  readonly message: Message;
  readonly position: Position;
  readonly unspeakable?: string;
  /** The span in which it was told, when its relay traces. */
  readonly traceparent?: string;
}

const unspeakableType = 'jalon.unspeakable';

/** A message as Kafka carries it: CloudEvents 1.0 in binary mode; what is ours beyond it are extension attributes. */
export function toKafka({ message, position, unspeakable, traceparent }: Told): KafkaMessage {
  return {
    key: message.key,
    value: JSON.stringify(unspeakable === undefined ? message.data : { cause: unspeakable }),
    headers: {
      ce_specversion: '1.0',
      ce_id: message.id,
      ce_source: `/jalon/${message.topic}`,
      ce_type: unspeakable === undefined ? message.type : unspeakableType,
      ce_subject: message.key,
      ce_time: message.occurredAt,
      'content-type': 'application/json; charset=utf-8',
      ce_dataversion: String(message.version),
      ce_recordedtime: message.recordedAt,
      ce_actor: JSON.stringify(message.actor),
      ce_correlationid: message.correlationId,
      ce_causationid: message.causationId,
      ce_position: String(position),
      ...(traceparent !== undefined && { traceparent }),
    },
  };
}

/** Reads it back. @throws Error when it is not one of ours: the group says so, and stops there. */
export function fromKafka(topic: string, { key, value, headers = {} }: KafkaMessage): Told {
  const header = (name: string) => textOf(headers, name);
  const data: unknown = JSON.parse(String(value));
  const type = header('ce_type');
  const message: Message = {
    id: header('ce_id'),
    topic,
    type,
    version: Number(header('ce_dataversion')),
    data,
    key: String(key) as StreamName,
    actor: JSON.parse(header('ce_actor')) as Actor,
    occurredAt: header('ce_time') as Instant,
    recordedAt: header('ce_recordedtime') as Instant,
    correlationId: header('ce_correlationid'),
    causationId: header('ce_causationid'),
  };
  const position = Number(header('ce_position')) as Position;
  const { traceparent } = headers;
  // A trace is a help, never a condition: what is not said once is not said.
  const traced = traceparent !== undefined && !Array.isArray(traceparent);
  const told = { message, position, ...(traced && { traceparent: traceparent.toString() }) };
  return type === unspeakableType
    ? { ...told, unspeakable: (data as { readonly cause: string }).cause }
    : told;
}

function textOf(headers: IHeaders, name: string): string {
  const value = headers[name];
  if (value === undefined || Array.isArray(value)) throw new Error(`The message has no header ${name}`);
  return value.toString();
}
