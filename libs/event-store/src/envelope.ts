import type { Instant } from '@jalon/kernel';

/** The name of a stream: its subject, a hyphen, its id: `dossier-D16-7K3M9Q`. */
export type StreamName = `${string}-${string}`;

/** The place of an event in its stream, counted from 0 without hole. */
export type Revision = number;

/**
 * The place of an event in the whole log. Opaque: compare positions with `<` and `===`, count nothing with them.
 * (The sqlite adapter's are dense from 1; another adapter's may have gaps.) `logStart` comes before every event.
 */
export type Position = number & { readonly __position: true };

export const logStart = 0 as Position;

/** Who acts, in which role, for whom. */
export interface Actor {
  readonly id: string;
  readonly role: string;
  readonly organisation?: string;
  readonly onBehalfOf?: string;
}

export interface EventMetadata {
  readonly actor: Actor;
  /** When the fact took effect (UTC). It may be earlier than `recordedAt`, when we learned it. */
  readonly occurredAt: Instant;
  /** The command that made it: the same command again makes nothing. */
  readonly commandId: string;
  /** The same on everything that one act of a person set off. */
  readonly correlationId: string;
  /** What directly caused it: a command, or the message that a process heard. */
  readonly causationId: string;
}

export interface NewEvent<Type extends string = string, Data = unknown> {
  /** A UUID, derived from the command id (`eventId`), written once per stream. */
  readonly id: string;
  readonly type: Type;
  /** The version of the event's schema, from 1. */
  readonly version: number;
  readonly data: Data;
  readonly metadata: EventMetadata;
}

export interface RecordedEvent<Type extends string = string, Data = unknown> extends NewEvent<Type, Data> {
  readonly stream: StreamName;
  readonly revision: Revision;
  readonly position: Position;
  /** When the log took it (UTC). Never decreases along the log. */
  readonly recordedAt: Instant;
}

/** A member of an event union, as the log records it: `Recorded<DossierEvent>`. */
export type Recorded<Event extends { type: string; data: unknown }> = Event extends unknown
  ? RecordedEvent<Event['type'], Event['data']>
  : never;
